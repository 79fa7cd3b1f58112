from __future__ import annotations
import time
from tests.builders import *
from tests.end_to_end.terminal import *
def test_x(tmp_path):
    f=study_folder(tmp_path/"t",codebook=CODEBOOK.replace("key: b","key: å").replace("key: s","key: ä").replace("key: f","key: ö"))
    with Pty(f) as me:
        me.sees("LÄSLÄGE")
        def go(*s):
            for x in s: me.sends(x); time.sleep(.4); print(repr(x), "|", me.told, "|", me.rows()[-2].strip()[:40])
        go("\x1b[57441;2u","\x1b[108;2;76u","\x1b[B","\x1b[229;;229u","\x1b[228;;228u","\x1b[246;;246u","\x1b[122;5u","\x1b[121;5u","\x1b[57442;5u","\x1b[32;;32u","\x1b[1;1B","å","\x1b[43;;43u","\x1b[13u")
        print("\n".join(me.rows()[-12:]))
        go("\x1b[27u")
        go("\x1b[197:229;2;197u") # Å typed
        print("\n".join(me.rows()[-8:]))
        go("\x1b[27u","\x1b[200~bbåå\x1b[201~")
        go("\x1b[200~\x1b[31mtext å ä ö b s \x1b[201~")
        go("\x1b[200~ab"+"\x1b[31mååååååååååååååååååååååååååååååååååååååååååååå\x1b[201~")
        print("\n".join(me.rows()))
        go("\x1b[57358u","\x1b[1;2D","\x1b[200~"+"å"*10000+"\x11\x1b[201~")
        me.quits()
    print(command(f,"history"))
