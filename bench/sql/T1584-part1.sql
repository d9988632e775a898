-- T1584 part 1, beaconing. Every category of a Windows log begins with "windows/", so the scope holds for all events.
SELECT Computer, dest_ip, dest_port, count(*) AS connection_count, 'SuspiciousBeaconing' AS alert_type
FROM (
    SELECT coalesce(Computer, Hostname) AS Computer,
           DestinationIp AS dest_ip,
           DestinationPort AS dest_port,
           epoch_ms(CAST(UtcTime AS TIMESTAMP)) // 604800000 AS _timeslice
    FROM read_json(getvariable('data'), format = 'newline_delimited',
                   columns = {EventCode: 'INTEGER', EventID: 'INTEGER', Computer: 'VARCHAR', Hostname: 'VARCHAR', Image: 'VARCHAR',
                              DestinationIp: 'VARCHAR', DestinationPort: 'VARCHAR', UtcTime: 'VARCHAR'})
    WHERE (EventCode = 3 OR EventID = 3)
      AND DestinationPort IN ('80', '443', '8080', '8443', '4443', '4444', '1080', '3128')
      AND NOT regexp_matches(DestinationIp, '^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)')
      AND NOT regexp_matches(Image, '(?i)(chrome\.exe|firefox\.exe|msedge\.exe|iexplore\.exe|MsMpEng\.exe|svchost\.exe|SenseIR\.exe)')
)
GROUP BY Computer, dest_ip, dest_port, _timeslice
HAVING count(*) >= 20
