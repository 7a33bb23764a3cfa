import pandas

tickets = pandas.read_csv('tickets.csv', dtype=str)
tickets['category'] = tickets['category'].fillna('').str.strip()
tickets['minutes'] = pandas.to_numeric(tickets['minutes'], errors='coerce')
tickets = tickets.drop_duplicates('ticket')
tickets = tickets[(tickets['category'] != '') & (tickets['minutes'] > 0)]
tickets[['ticket', 'category', 'minutes']].to_csv('cleaned.csv', index=False)
groups = tickets.groupby('category', as_index=False)['minutes'].agg(['count', 'mean'])
groups = groups.reset_index()
groups = groups.rename(columns={'count': 'tickets', 'mean': 'mean_minutes'})
groups[['category', 'tickets', 'mean_minutes']].to_csv('groups.csv', index=False)
