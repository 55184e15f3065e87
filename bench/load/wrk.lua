-- wrk -s wrk.lua URL -- METHOD: sends the method, and ends with one line of JSON.

function init(arguments)
   wrk.method = arguments[1]
end

function done(summary, latency)
   local errors = summary.errors
   print(string.format('\n{"requests":%d,"rate":%f,"p50":%f,"p99":%f,"failures":%d}', summary.requests, summary.requests * 1e6 / summary.duration,
      latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
      errors.connect + errors.read + errors.write + errors.timeout + errors.status))
end
