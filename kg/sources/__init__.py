"""Readers: bytes in, records or rejections out, one module a format."""
