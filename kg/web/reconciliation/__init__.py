"""Our entities as a W3C Reconciliation API service, so that others match their tables against the catalogue.

/reconcile                    how to use it, for people
/reconcile/0.2                versions 0.1 and 0.2: manifest, queries, extension; /suggest /preview /extend/propose
/reconcile/1.0-draft          version 1.0-draft: manifest; /match /extend /suggest /preview /extend/propose
"""
