-- T1584.006 web services. The categories it looks for are those of channels with "sysmon" or "dns" in their name.
SELECT Hostname AS _sourceHost,
       "User",
       DestinationPort,
       count(*) AS ConnCount,
       coalesce(list_sort(list(DISTINCT DestinationIp) FILTER (DestinationIp IS NOT NULL)), []) AS DestIPs,
       coalesce(list_sort(list(DISTINCT ProcessName) FILTER (ProcessName IS NOT NULL)), []) AS Processes
FROM (
    SELECT *, lower(Image) AS ProcessName
    FROM read_json(getvariable('data'), format = 'newline_delimited',
                   columns = {Channel: 'VARCHAR', EventCode: 'INTEGER', EventID: 'INTEGER', Hostname: 'VARCHAR', "User": 'VARCHAR',
                              Image: 'VARCHAR', DestinationIp: 'VARCHAR', DestinationPort: 'VARCHAR'})
    WHERE (Channel ILIKE '%sysmon%' OR Channel ILIKE '%dns%')
      AND (coalesce(EventCode, EventID) = 3 OR (Channel ILIKE '%dns%' AND Channel NOT ILIKE '%sysmon%'))
)
WHERE regexp_matches(DestinationIp, '^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)') IS NOT TRUE
  AND regexp_matches(ProcessName, 'chrome|firefox|msedge|outlook|teams') IS NOT TRUE
  AND CASE WHEN regexp_matches(ProcessName, 'nslookup|dig|host|dnsrecon') THEN 70
           WHEN DestinationPort IN ('443', '8443', '4443') THEN 60
           ELSE 40 END >= 60
GROUP BY ALL
ORDER BY ConnCount DESC
