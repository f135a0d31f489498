using System.Diagnostics;
using Npgsql;

namespace MissionGov.Tests;

/// <summary>How many statements one database has been sent by what this test does, at first hand or by asking for a page; what the driver itself reports. What runs by itself beside it is not counted.</summary>
internal sealed class CountedStatements : IDisposable
{
    private readonly Activity _test = new Activity(nameof(CountedStatements)).Start();
    private readonly ActivityListener _listener;
    private readonly List<string> _seen = [];

    /// <param name="after">Told of each, once it is answered and before the next.</param>
    public CountedStatements(string database, Action<string>? after = null)
    {
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId != _test.TraceId || activity.GetTagItem("db.query.text") is not string sql || name != (string?)activity.GetTagItem("db.namespace")) return;
                lock (_seen) _seen.Add(sql);
                after?.Invoke(sql);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (_seen) return [.. _seen];
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _test.Dispose();
    }
}
