using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Releases;
using MissionGov.Web.Jobs;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Releases;

/// <summary>Nodes of one database whose clock stands still until a test moves it. Nothing comes out by itself.</summary>
internal sealed class EmbargoSite : IAsyncDisposable
{
    private readonly List<TestApp> _nodes = [];

    private EmbargoSite()
    {
    }

    public StoppedClock Clock { get; } = new();

    public IReadOnlyList<TestApp> Nodes => _nodes;

    public static async Task<EmbargoSite> WithAsync(int nodes, params (string Key, string? Value)[] settings)
    {
        var site = new EmbargoSite();
        var database = await TestData.DemoAsync();
        for (var i = 0; i < nodes; i++)
        {
            var node = TestApp.On(database, services => services.Replace(ServiceDescriptor.Singleton<DatabaseClock>(site.Clock)), [.. settings]);
            site._nodes.Add(node);
            await TestApp.UntilAsync(() => node.Services.GetRequiredService<Readiness>().IsReady && node.DataVersion > 0, "ready");
            await site.Publisher(i).StopAsync(CancellationToken.None);
        }

        return site;
    }

    public ReleasePublisher Publisher(int node = 0) => _nodes[node].Services.GetRequiredService<ReleasePublisher>();

    public async Task<Guid> HoldAsync(string rows, DateTimeOffset at, string name = "", string reason = "")
    {
        var id = Guid.CreateVersion7();
        Assert.Null(await _nodes[0].SendAsync(Person.CommandLine, new HoldRelease(id, File(rows), at, name), reason, id));
        return id;
    }

    public static ImportFile File(string rows)
    {
        var path = Path.GetTempFileName();
        System.IO.File.WriteAllText(path, "indicator,place,period,value\n" + rows);
        return new ImportFile(path, "held.csv");
    }

    public async Task HeardAsync(long version)
    {
        foreach (var node in _nodes) await TestApp.UntilAsync(() => node.DataVersion > version, "heard of");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    /// <summary>What the database says the time is.</summary>
    public sealed class StoppedClock : DatabaseClock
    {
        public DateTimeOffset Now { get; set; } = new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero);

        public override Task<DateTimeOffset> NowAsync(MissionGovDb db, CancellationToken ct) => Task.FromResult(Now);
    }
}
