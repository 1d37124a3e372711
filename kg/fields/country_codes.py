"""Codes of countries in other lists than ISO 3166: Wikidata's items, MARC's codes, withdrawn ISO codes.

A former state keeps its own code (``SU``); one that has no code is in no row: the Russian Empire and
Austria-Hungary are nobody's, not Russia's and Austria's. Germany, Italy or Poland under another constitution are
still that country.
"""

_ITEMS = """
AD Q228, AE Q878, AF Q889, AG Q781, AL Q222, AM Q399, AO Q916, AR Q414, AT Q40, AU Q408, AW Q21203, AZ Q227, BA Q225,
BB Q244, BD Q902, BE Q31, BF Q965, BG Q219, BH Q398, BI Q967, BJ Q962, BM Q23635, BN Q921, BO Q750, BR Q155, BS Q778,
BT Q917, BW Q963, BY Q184, BZ Q242, CA Q16, CD Q974, CF Q929, CG Q971, CH Q39, CI Q1008, CL Q298, CM Q1009,
CN Q148 Q13426199, CO Q739, CR Q800, CSHH Q33946 Q853348, CSXX Q37024, CU Q241, CV Q1011, CY Q229, CZ Q213,
DDDE Q16957, DE Q183 Q713750 Q7318 Q41304 Q43287 Q1206012, DJ Q977, DK Q35 Q756617, DM Q784, DO Q786, DZ Q262,
EC Q736, EE Q191, EG Q79, EH Q6250, ER Q986, ES Q29, ET Q115, FI Q33, FJ Q712, FM Q702, FO Q4628, FR Q142 Q69808 Q71084,
GA Q1000, GB Q145 Q174193 Q21 Q22 Q25 Q26, GD Q769, GE Q230, GF Q3769, GH Q117, GL Q223, GM Q1005, GN Q1006,
GP Q17012, GQ Q983, GR Q41, GT Q774, GW Q1007, GY Q734, HK Q8646, HN Q783, HR Q224, HT Q790,
HU Q28 Q171150 Q600018 Q16410, ID Q252, IE Q27, IL Q801, IN Q668 Q129286, IQ Q796, IR Q794, IS Q189, IT Q38 Q172579,
JM Q766, JO Q810, JP Q17 Q188712, KE Q114, KG Q813, KH Q424, KI Q710, KM Q970, KN Q763, KP Q423, KR Q884, KW Q817,
KZ Q232, LA Q819, LB Q822, LC Q760, LI Q347, LK Q854, LR Q1014, LS Q1013, LT Q37, LU Q32, LV Q211, LY Q1016, MA Q1028,
MC Q235, MD Q217, ME Q236, MG Q1019, MH Q709, MK Q221, ML Q912, MM Q836, MN Q711, MO Q14773, MQ Q17054, MR Q1025,
MT Q233, MU Q1027, MV Q826, MW Q1020, MX Q96, MY Q833, MZ Q1029, NA Q1030, NC Q33788, NE Q1032, NG Q1033, NI Q811,
NL Q55 Q29999, NO Q20, NP Q837, NR Q697, NZ Q664, OM Q842, PA Q804, PE Q419, PF Q30971, PG Q691, PH Q928, PK Q843,
PL Q36 Q207272 Q211274, PR Q1183, PS Q219060 Q407199, PT Q45, PW Q695, PY Q733, QA Q846, RE Q17070, RO Q218 Q203493,
RS Q403, RU Q159, RW Q1037, SA Q851, SB Q685, SC Q1042, SD Q1049, SE Q34, SG Q334, SI Q215, SK Q214, SL Q1044, SM Q238,
SN Q1041, SO Q1045, SR Q730, SS Q958, ST Q1039, SU Q15180 Q2184 Q133356, SV Q792, SY Q858, SZ Q1050, TD Q657, TG Q945,
TH Q869, TJ Q863, TL Q574, TM Q874, TN Q948, TO Q678, TR Q43, TT Q754, TV Q672, TW Q865, TZ Q924, UA Q212, UG Q1036,
US Q30, UY Q77, UZ Q265, VA Q237, VC Q757, VE Q717, VN Q881, VU Q686, WS Q683, XK Q1246, YE Q805,
YUCS Q36704 Q83286 Q191077 Q838261, ZA Q258, ZM Q953, ZW Q954
"""

_MARC = """
aa AL, ae DZ, af AF, ag AR, ai AM, aj AZ, am AI, an AD, ao AO, aq AG, as AS, at AU, au AT, aw AW, ay AQ, ba BH, bb BB,
bd BI, be BE, bf BS, bg BD, bh BZ, bi IO, bl BR, bm BM, bn BA, bo BO, bp SB, br MM, bs BW, bt BT, bu BG, bv BV, bw BY,
bx BN, ca BQ, cb KH, cc CN, cd TD, ce LK, cf CG, cg CD, ch TW, ci HR, cj KY, ck CO, cl CL, cm CM, co CW, cq KM, cr CR,
cs CSHH, cu CU, cv CV, cw CK, cx CF, cy CY, dk DK, dm BJ, dq DM, dr DO, ea ER, ec EC, eg GQ, em TL, er EE, es SV, et ET,
fa FO, fg GF, fi FI, fj FJ, fk FK, fm FM, fp PF, fr FR, fs TF, ft DJ, gb KI, gd GD, ge DDDE, gg GG, gh GH, gi GI,
gl GL, gm GM, go GA, gp GP, gr GR, gs GE, gt GT, gu GU, gv GN, gw DE, gy GY, hk HK, hm HM, ho HN, ht HT, hu HU, ic IS,
ie IE, ii IN, im IM, io ID, iq IQ, ir IR, is IL, it IT, iv CI, ja JP, je JE, jm JM, jo JO, ke KE, kg KG, kn KP, ko KR,
ku KW, kv XK, kz KZ, lb LR, le LB, lh LI, li LT, lo LS, ls LA, lu LU, lv LV, ly LY, mc MC, mf MU, mg MG, mh MO, mj MS,
mk OM, ml ML, mm MT, mo ME, mp MN, mq MQ, mr MA, mu MR, mv MD, mw MW, mx MX, my MY, mz MZ, ne NL, ng NE, nl NC, nn VU,
no NO, np NP, nq NI, nr NG, nu NR, nw MP, nx NF, nz NZ, ot YT, pc PN, pe PE, pg GW, ph PH, pk PK, pl PL, pn PA, po PT,
pp PG, pr PR, pw PW, py PY, qa QA, rb RS, re RE, rh ZW, rm RO, ru RU, rw RW, sa ZA, sc BL, sd SS, se SC, sf ST, sg SN,
sh ES, si SG, sj SD, sl SL, sm SM, sn SX, so SO, sp ES, sq SZ, sr SR, ss EH, st MF, su SA, sw SE, sx NA, sy SY, sz CH,
ta TJ, tc TC, tg TG, th TH, ti TN, tk TM, tl TK, to TO, tr TT, ts AE, tu TR, tv TV, tz TZ, ua EG, ug UG, un UA, ur SU,
uv BF, uy UY, uz UZ, vb VG, vc VA, ve VE, vi VI, vm VN, wf WF, wj PS, ws WS, xa CX, xb CC, xc MV, xd KN, xe MH, xh NU,
xj SH, xk LC, xl PM, xm VC, xn MK, xo SK, xr CZ, xs GS, xv SI, ye YE, za ZM, err SU, lir SU, lvr SU, rur SU, xxr SU
"""

# A state, province or republic of its country: the last letter tells which.
MARC_PARTS = {"u": "US", "c": "CA", "k": "GB", "a": "AU", "r": "SU"}

# Withdrawn codes of ISO 3166, and names of old lists, that mean one country whatever the year.
WITHDRAWN = {
    "SUHH": "SU", "SUN": "SU", "DD": "DDDE", "DDR": "DDDE", "CSK": "CSHH", "YU": "YUCS", "YUG": "YUCS", "SCG": "CSXX",
    "UK": "GB", "EL": "GR", "XKX": "XK",
}  # fmt: skip

OF_ITEM = {item: code for row in _ITEMS.split(",") for code, *items in (row.split(),) for item in items}
OF_MARC = {marc: code for row in _MARC.split(",") for marc, code in (row.split(),)}
