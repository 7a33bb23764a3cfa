import json
import math
import pandas

calls = pandas.read_csv('calls.csv')
rows = []
for service, own in calls.groupby('service'):
    times = sorted(own['latency_ms'])
    rows.append({
        'service': service,
        'calls': len(own),
        'error_rate': (own['status'] >= 500).mean(),
        'p95_ms': times[math.ceil(0.95 * len(times)) - 1],
    })
figures = pandas.DataFrame(rows)
figures.to_csv('figures.csv', index=False)
alerts = figures[(figures['error_rate'] > 0.05) | (figures['p95_ms'] > 800)]
with open('alerts.json', 'w', encoding='utf-8') as file:
    json.dump(sorted(alerts['service']), file, ensure_ascii=False)
