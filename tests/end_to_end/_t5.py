from tests.builders import *
from tests.end_to_end.terminal import *
import time,re,shutil,sqlite3,os,pytest
def gone(f): shutil.rmtree(f)
def dbgone(f): (f/"intervjukod.db").unlink()
def idxgone(f): (f/"intervjukod.index.db").unlink()
def cbgone(f): shutil.rmtree(f/"codebooks")
def empty(f): (f/"codebooks/torget.yaml").write_text("")
def binary(f): (f/"codebooks/torget.yaml").write_bytes(b"\x00\xff\x00\xfe"*10)
def isdir(f): (f/"codebooks/torget.yaml").unlink(); (f/"codebooks/torget.yaml").mkdir()
def studybad(f): (f/"study.yaml").write_text("study: [")
def csvbad(f): (f/"informants.csv").write_bytes(b"\xff\xfe\x00a,,,")
def trash(f): 
    p=f/"intervjukod.db"; b=bytearray(p.read_bytes()); b[4096:20000]=b"x"*(20000-4096); p.write_bytes(bytes(b))
def locked(f):
    c=sqlite3.connect(f/"intervjukod.db"); c.execute("BEGIN IMMEDIATE"); f.c=c if False else None; globals()["KEEP"]=c
def newcb(f): (f/"codebooks/ny.yaml").write_text("codebook: Ny\ncodes:\n  b2: {label: B2, key: b}\n")
@pytest.mark.parametrize("do",[gone,dbgone,idxgone,cbgone,empty,binary,isdir,studybad,csvbad,trash,locked,newcb])
def test_x(tmp_path,do):
    f=study_folder(tmp_path/"t")
    with Pty(f) as me:
        me.sees("LÄSLÄGE").presses("L","down","b").is_told("Bemanning → I01:2")
        do(f); time.sleep(1); print("\n###",do.__name__); print("poll:",me.told); 
        for k in ("s","down","f","ctrl+z"):
            me.presses(k); time.sleep(.6); print(k,":",me.told)
        if do is locked: KEEP.close(); time.sleep(5); print(me.told); me.presses("s"); time.sleep(1); print(me.told)
        me.presses("ctrl+q"); time.sleep(.5); r=me.rows()
        if b"Traceback" in me.wrote: print("\n".join(r[-12:]))
        me._program.close(); print(me._program.exitstatus, me._program.signalstatus)
