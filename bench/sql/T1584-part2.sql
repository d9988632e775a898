-- T1584 part 2, dynamic DNS. Every category of a Windows log begins with "windows/", so the scope holds for all events.
SELECT QueryName AS queried_domain,
       count(*) AS query_count,
       coalesce(list_sort(list(DISTINCT Computer) FILTER (Computer IS NOT NULL)), []) AS affected_hosts,
       list_sort(list(DISTINCT Image)) AS processes,
       'SuspiciousDynamicDNS' AS alert_type
FROM (
    SELECT QueryName, coalesce(Computer, Hostname) AS Computer, Image
    FROM read_json(getvariable('data'), format = 'newline_delimited',
                   columns = {EventCode: 'INTEGER', EventID: 'INTEGER', Computer: 'VARCHAR', Hostname: 'VARCHAR', Image: 'VARCHAR',
                              QueryName: 'VARCHAR'})
    WHERE (EventCode = 22 OR EventID = 22)
      AND Image IS NOT NULL
      AND regexp_matches(QueryName, '(?i)(duckdns\.org|no-ip\.com|hopto\.org|ddns\.net|servebeer\.com|myftp\.biz|redirectme\.net|zapto\.org|sytes\.net|myddns\.me|dynalias\.com)')
)
GROUP BY QueryName
