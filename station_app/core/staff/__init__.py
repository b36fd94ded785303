"""The people on duty at the desk, and the one place where rights are asked."""
