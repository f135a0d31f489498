using System.Diagnostics;
using MissionGov.Web.UseCases;
using Npgsql;

namespace MissionGov.Tests;

/// <summary>How many statements one database has been sent since this was made; what the driver itself reports.</summary>
internal sealed class CountedStatements : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly List<string> _seen = [];

    public CountedStatements(string database)
    {
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.query.text") is string sql and not ChangeListener.AskVersion && name == (string?)activity.GetTagItem("db.namespace"))
                    lock (_seen) _seen.Add(sql);
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

    public void Dispose() => _listener.Dispose();
}
