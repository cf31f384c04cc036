"""Korean particles behind inserted names and numbers."""

from __future__ import annotations

import pytest

from linearloss.particles import particle

TABLE = [
    # Korean words
    ("손실", "은", "은"), ("손실", "으로", "로"), ("함수", "이", "가"), ("마진", "을", "을"), ("마진", "로", "으로"), ("점수", "과", "와"),
    # numbers, as they are read: 영 일 이 삼 사 오 육 칠 팔 구, 십, 백, 천, 만
    ("0", "은", "은"), ("1", "을", "을"), ("2", "은", "는"), ("3", "이", "이"), ("4", "이", "가"), ("6", "으로", "으로"),
    ("7", "으로", "로"), ("8", "을", "을"), ("9", "을", "를"), ("10", "은", "은"), ("50,000", "이", "이"), ("5.25", "이", "가"),
    ("-0.1", "을", "을"), ("41%", "은", "는"),
    # names in code
    ("L_i", "은", "는"), ("dW", "을", "를"), ("N", "은", "은"), ("SVM", "이", "이"), ("float32", "이", "가"), ("CIFAR-10", "은", "은"),
    ("svm_loss_naive", "은", "는"), ("svm_loss_vectorized", "을", "를"), ("softmax", "이", "가"), ("cross_entropy", "은", "는"),
    ("project_max_norm", "을", "을"), ("sample_log_uniform", "은", "은"), ("LinearClassifier.train", "이", "이"), ("dtype", "은", "은"),
    ("label", "으로", "로"), ("numerical_gradient", "와", "와"), ("NameError", "으로", "로"), ("search", "은", "는"), ("None", "이", "이"),
    ("tuple", "을", "을"), ("answer_slack", "이", "이"), ("answer_exp_cat", "은", "은"), ("float", "이", "가"), ("weight", "을", "를"),
    # brackets, quotes and stops behind it are not read
    ("`W`", "은", "는"), ("(2, 3)", "이", "이"), ("np.sum()", "은", "은"), ("“마진”", "은", "은"), ("값.", "을", "을"), ("$W$", "이", "가"),
    # what ends in nothing that can be read, and what is no particle of two forms
    ("", "은", "는"), ("λ", "을", "를"), ("손실", "에서", "에서"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form", "follows"), TABLE)
def test_the_form_follows_the_final_sound(text: str, form: str, follows: str) -> None:
    assert particle(text, form) == follows
