import math

documents = ["快递 太 慢", "快递 很 快 很 好", "客服 很 好"]


def tf_idf(word, document):
    words = document.split()
    having = sum(word in other.split() for other in documents)
    return words.count(word) / len(words) * math.log(len(documents) / having) if having else 0
