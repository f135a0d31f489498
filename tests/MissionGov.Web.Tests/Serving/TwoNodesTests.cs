using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Observations;

namespace MissionGov.Web.Tests.Serving;

/// <summary>Two programs over one database: neither serves a page of yesterday once it has heard of today.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    // A page of each kind that shows figures or what follows from them.
    private static readonly string[] Addresses = ["/", "/missions/clean-energy", "/missions/clean-energy/targets/clean-power", "/data", "/targets", "/milestones"];

    private readonly TestApp _one = new();
    private TestApp _other = null!;

    public async ValueTask InitializeAsync()
    {
        await _one.InitializeAsync();
        _other = TestApp.On(_one.Database);
        await TestApp.UntilAsync(() => _other.DataVersion == _one.DataVersion && _one.DataVersion > 0, "ready");
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task Figures_published_on_one_node_are_on_every_page_of_both()
    {
        foreach (var node in new[] { _one, _other })
            foreach (var address in Addresses) await node.PageAsync(address);
        var before = _one.DataVersion;
        var file = Path.Combine(_one.Folder, "figures.csv");
        await File.WriteAllTextAsync(file, "indicator,place,period,value\nA new measure of ours,E92000001,2025-10,61.2\n", TestContext.Current.CancellationToken);

        Assert.Null(await _one.SendAsync(Person.CommandLine, new ImportObservations(new ImportFile(file, "figures.csv"))));

        foreach (var node in new[] { _one, _other })
        {
            await TestApp.UntilAsync(() => node.DataVersion > before, "heard of");
            foreach (var address in Addresses) Assert.Equal($"{node.DataVersion}", (await node.PageAsync(address)).Body!.GetAttribute("data-version"));
            Assert.Contains("A new measure of ours", (await node.PageAsync("/data")).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_version_that_nobody_was_told_of_is_found_all_the_same()
    {
        await _one.PageAsync("/missions/nhs");

        await TestData.ExecuteAsync(_one.Database, "update missions set name = 'A name that came quietly' where slug = 'nhs'; update data_version set version = version + 1");

        var version = await _one.ReadAsync(db => Task.FromResult(db.DataVersions.Single().Version));
        foreach (var node in new[] { _one, _other })
        {
            await TestApp.UntilAsync(() => node.DataVersion == version, "heard of");
            Assert.Equal("A name that came quietly", (await node.PageAsync("/missions/nhs")).QuerySelector("h1")!.Words());
        }
    }
}
