"""One small interview as recorders, transcription programs and the tools of linguists write it."""

from __future__ import annotations

TEAMS = """\
WEBVTT

7c0f/12-0
00:00:03.120 --> 00:00:04.900
<v Anna Lind>Hur ser det ut?</v>

7c0f/17-0
00:00:05.000 --> 00:00:08.250
<v Berg, Karl (Ext)>Vi är
för få &amp; trötta.</v>
"""
ZOOM = """\
WEBVTT\r
\r
1\r
00:00:03.120 --> 00:00:04.900\r
Anna Lind: Hur ser det ut?\r
\r
2\r
00:00:05.000 --> 00:00:08.250\r
Karl Berg: Vi är för få.\r
\r
3\r
00:00:08.300 --> 00:00:09.000\r
Det räcker inte.\r
"""
SRT = """\
1
00:00:03,120 --> 00:00:04,900
[Anna Lind] Hur ser det ut?

2
00:00:05,000 --> 00:00:08,250
Karl Berg: <i>Vi är</i>
för få.

3
00:00:08,300 --> 00:00:09,000
Det räcker inte.
"""
WHISPER = """\
{"text": " Hur ser det ut? Vi är för få.", "segments": [
 {"id": 0, "start": 3.12, "end": 4.9, "text": " Hur ser det ut?", "tokens": [1], "temperature": 0.0},
 {"id": 1, "start": 5.0, "end": 8.25, "text": " Vi är för få.", "tokens": [2], "temperature": 0.0}
], "language": "sv"}
"""
WHISPERX = """\
{"segments": [
 {"start": 3.12, "end": 4.9, "text": " Hur ser det ut?", "speaker": "SPEAKER_00",
  "words": [{"word": "Hur", "start": 3.12, "end": 3.3, "score": 0.9, "speaker": "SPEAKER_00"}]},
 {"start": 5.0, "end": 8.25, "text": " Vi är för få.", "words": [{"word": "Vi", "speaker": "SPEAKER_01"}]}
], "word_segments": [], "language": "sv"}
"""
WHISPER_CPP = """\
{"systeminfo": "AVX", "result": {"language": "sv"}, "transcription": [
 {"timestamps": {"from": "00:00:03,120", "to": "00:00:04,900"}, "offsets": {"from": 3120, "to": 4900},
  "text": " Hur ser det ut?", "speaker": "0"},
 {"timestamps": {}, "offsets": {"from": 5000, "to": 8250}, "text": " Vi är för få.", "speaker": "1"}]}
"""
CHUNKS = """\
{"speakers": [{"speaker": "A", "timestamp": [3.12, 4.9], "text": " Hur ser det ut?"},
 {"speaker": "B", "timestamp": [5.0, null], "text": " Vi är för få."}],
 "chunks": [{"timestamp": [3.12, 8.25], "text": "Hur ser det ut? Vi är för få."}], "text": "x"}
"""
WHISPER_TSV = "start\tend\ttext\n3120\t4900\tHur ser det ut?\n5000\t8250\tVi är för få.\n"
OTTER = """\
Möte  12:30
Tue, May 12, 2026 1:35PM • 27:42

SUMMARY KEYWORDS
vakt, plats 10:15

SPEAKERS
Anna Lind, Karl Berg

Anna Lind  00:03
Hur ser det ut?

Karl Berg  1:02:09
Vi är för få.

Det räcker inte 14:00

Unknown Speaker  1:02:15
Tack.

Transcribed by https://otter.ai
"""
OTRANSCRIBE = (
    '{"text": "<p><span class=\\"timestamp\\" data-timestamp=\\"3.12\\" contenteditable=\\"false\\">0:03</span>&nbsp;'
    '<b>I:</b> Hur ser det ut?</p><p><span class=\\"timestamp\\" data-timestamp=\\"5\\">0:05</span>&nbsp;<b>R:</b> '
    'Vi &auml;r<br>f&ouml;r <span class=\\"timestamp\\" data-timestamp=\\"7.5\\">0:07</span>&nbsp;f&aring;.<br></p>", '
    '"media": "intervju.mp3", "media-source": "", "media-time": 8.25}'
)
F4 = "I: Hur ser det ut? #00:00:05-2#\nR: Vi är för få. #00:00:11-8#\n"
MAXQDA = "#00:00:05-2# I: Hur ser det ut?\n#00:00:11-8# R: Vi är för få.\n"
DOTTED = "[00.00.05] I: Hur ser det ut?\n[01.23.45] R: Vi är för få.\n"
NOSCRIBE = """\
intervju.mp3

Transcribed with noScribe vers. 0.6
Audio source: intervju.mp3

S00: [00:00:03] Hur ser det ut?

S01: [00:00:05] Vi är för få.
"""
ELAN = """\
<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT FORMAT="3.0" VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<HEADER TIME_UNITS="milliseconds"/>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="3120"/><TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="4900"/>
<TIME_SLOT TIME_SLOT_ID="t3" TIME_VALUE="5000"/><TIME_SLOT TIME_SLOT_ID="t4"/>
<TIME_SLOT TIME_SLOT_ID="t5" TIME_VALUE="8250"/><TIME_SLOT TIME_SLOT_ID="t6" TIME_VALUE="7000"/></TIME_ORDER>
<TIER LINGUISTIC_TYPE_REF="utt" PARTICIPANT="Karl" TIER_ID="K">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="t4" TIME_SLOT_REF2="t5">
<ANNOTATION_VALUE>Vi är för få.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER LINGUISTIC_TYPE_REF="utt" TIER_ID="Intervjuare">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2">
<ANNOTATION_VALUE>Hur ser det ut?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a4" TIME_SLOT_REF1="t6" TIME_SLOT_REF2="t5">
<ANNOTATION_VALUE>Mm.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER LINGUISTIC_TYPE_REF="note" PARENT_REF="K" TIER_ID="Not"><ANNOTATION>
<REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="a2"><ANNOTATION_VALUE>nickar</ANNOTATION_VALUE></REF_ANNOTATION>
</ANNOTATION></TIER>
<TIER LINGUISTIC_TYPE_REF="word" PARENT_REF="K" TIER_ID="Ord"><ANNOTATION>
<REF_ANNOTATION ANNOTATION_ID="a5" ANNOTATION_REF="a2"><ANNOTATION_VALUE>Vi</ANNOTATION_VALUE></REF_ANNOTATION>
</ANNOTATION></TIER>
<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="utt" TIME_ALIGNABLE="true"/>
<LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Association" LINGUISTIC_TYPE_ID="note" TIME_ALIGNABLE="false"/>
<LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Subdivision" LINGUISTIC_TYPE_ID="word" TIME_ALIGNABLE="false"/>
</ANNOTATION_DOCUMENT>
"""
EXMARALDA = """\
<?xml version="1.0" encoding="UTF-8"?>
<basic-transcription><head><speakertable><speaker id="S0"><abbreviation>I</abbreviation></speaker>
<speaker id="S1"><abbreviation>Karl</abbreviation></speaker></speakertable></head><basic-body>
<common-timeline><tli id="T0" time="3.12"/><tli id="T1" time="5.0"/><tli id="T2"/><tli id="T3" time="8.25"/>
<tli id="T4" time="9.5"/></common-timeline>
<tier id="A" speaker="S0" category="v" type="t" display-name="I [v]"><event start="T0" end="T1">Hur ser </event>
<event start="T1" end="T2">det ut?</event></tier>
<tier id="B" speaker="S1" category="v" type="t" display-name="Karl [v]"><event start="T1" end="T2">Vi är </event>
<event start="T2" end="T4">för få.</event></tier>
<tier id="C" speaker="S1" category="nv" type="d" display-name="Karl [nv]">
<event start="T3" end="T4">nickar</event></tier>
<tier id="D" speaker="S1" category="en" type="a" display-name="Karl [en]">
<event start="T1" end="T4">Too few.</event></tier>
<tier id="E" speaker="S0" category="nv" type="d" display-name="I [nv]">
<event start="T3" end="T4">skriver</event></tier>
</basic-body></basic-transcription>
"""
CHAT = """\
@UTF8
@Begin
@Languages:\tswe
@Participants:\tINV Anna Investigator, OV1 Karl Participant
*INV:\thur ser det ut ? \x153120_4900\x15
*OV1:\tvi är
\tför få . \x155000_8250\x15
%mor:\tpro|vi
%com:\tnickar
@Situation:\ten dörr slår
*OV1:\tdet räcker inte .
@End
"""

SEEDS = {
    "teams.vtt": TEAMS,
    "zoom.vtt": ZOOM,
    "subtitles.srt": SRT,
    "whisper.json": WHISPER,
    "whisperx.json": WHISPERX,
    "whisper_cpp.json": WHISPER_CPP,
    "chunks.json": CHUNKS,
    "whisper.tsv": WHISPER_TSV,
    "otter.txt": OTTER,
    "otranscribe.otr": OTRANSCRIBE,
    "f4.txt": F4,
    "maxqda.txt": MAXQDA,
    "noscribe.txt": NOSCRIBE,
    "elan.eaf": ELAN,
    "exmaralda.exb": EXMARALDA,
    "chat.cha": CHAT,
}
"""File names and what stands in them; where damage starts from."""
