"""What a qualitative study is made of: pure values and rules, without input or output."""
