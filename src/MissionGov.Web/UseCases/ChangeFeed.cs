using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;

namespace MissionGov.Web.UseCases;

/// <summary>Tells open pages and caches that the data have a new version. It travels through PostgreSQL, so every node and the command line are heard.</summary>
internal sealed class ChangeFeed
{
    public const string Channel = "missiongov";

    private readonly Lock _gate = new();
    private readonly HashSet<Channel<long>> _subscribers = [];

    public long Version { get; private set; }

    /// <summary>Raises the data version in the transaction that made the change; heard when it commits.</summary>
    /// <returns>The version it will be.</returns>
    public static async Task<long> AnnounceAsync(MissionGovDb db, CancellationToken ct) =>
        (await db.Database.SqlQuery<long>(
            $"""
            with risen as (update data_version set version = version + 1 returning version),
            told as materialized (select version, pg_notify({Channel}, version::text) from risen)
            select version as "Value" from told
            """).ToListAsync(ct)).Single();

    public void Publish(long version)
    {
        lock (_gate)
        {
            if (version <= Version) return;
            Version = version;
            foreach (var subscriber in _subscribers) subscriber.Writer.TryWrite(version);
        }
    }

    /// <summary>Versions after the one seen. A slow reader sees only the latest.</summary>
    public async IAsyncEnumerable<long> VersionsAsync(long seen, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var channel = System.Threading.Channels.Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
        {
            _subscribers.Add(channel);
            if (Version > seen) channel.Writer.TryWrite(Version);
        }

        try
        {
            await foreach (var version in channel.Reader.ReadAllAsync(ct)) yield return version;
        }
        finally
        {
            lock (_gate) _subscribers.Remove(channel);
        }
    }
}
