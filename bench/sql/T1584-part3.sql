-- T1584 part 3, fast flux. Every category of a Windows log begins with "windows/", so the scope holds for all events.
SELECT Computer,
       _timeslice,
       count(DISTINCT DestinationIp) AS unique_dest_ips,
       count(*) AS total_connections,
       list_sort(list(DISTINCT Image)) AS processes,
       'PotentialFastFlux' AS alert_type
FROM (
    SELECT coalesce(Computer, Hostname) AS Computer,
           DestinationIp,
           Image,
           epoch_ms(CAST(UtcTime AS TIMESTAMP)) // 3600000 * 3600000 AS _timeslice
    FROM read_json(getvariable('data'), format = 'newline_delimited',
                   columns = {EventCode: 'INTEGER', EventID: 'INTEGER', Computer: 'VARCHAR', Hostname: 'VARCHAR', Image: 'VARCHAR',
                              DestinationIp: 'VARCHAR', UtcTime: 'VARCHAR'})
    WHERE (EventCode = 3 OR EventID = 3)
      AND NOT regexp_matches(DestinationIp, '^(10\.|172\.(1[6-9]|2[0-9]|3[01])\.|192\.168\.|127\.)')
      AND NOT regexp_matches(Image, '(?i)(chrome\.exe|firefox\.exe|msedge\.exe|iexplore\.exe|MsMpEng\.exe|svchost\.exe)')
)
GROUP BY Computer, _timeslice
HAVING count(DISTINCT DestinationIp) >= 5 AND count(*) >= 10
