import csv
from datetime import datetime


def clean_device(text):
    return text.strip().upper() or None


def clean_date(text):
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"):
        try:
            return datetime.strptime(text.strip(), form).strftime("%Y-%m-%d")
        except ValueError:
            pass
    return None


def clean_temperature(text):
    try:
        return f"{float(text.replace('℃', '').strip()):.1f}"
    except ValueError:
        return None


rows = []
with open("readings.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        cleaned = [clean_device(row["device"]), clean_date(row["date"]), clean_temperature(row["temperature"])]
        if None not in cleaned and cleaned not in rows:
            rows.append(cleaned)

with open("clean.csv", "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["device", "date", "temperature"])
    writer.writerows(rows)
