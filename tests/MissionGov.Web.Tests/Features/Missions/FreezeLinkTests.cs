using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Missions;

/// <summary>A link to cite is offered only where nothing can join its figures any more.</summary>
public sealed class FreezeLinkTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Target = "/missions/nhs/targets/18-week-waits";
    private const string Frozen = "This view is frozen.";

    [Fact]
    public async Task Only_days_that_are_over_are_frozen_and_a_replay_with_the_figures_of_its_own_page()
    {
        Assert.Equal("/missions/nhs?as-at=2025-03-01&known-on=2026-01-31", await LinkAsync("/missions/nhs?as-at=2025-03-01"));
        Assert.Equal("/missions/nhs?as-at=2025-03-01&known-on=2025-03-01", await LinkAsync("/missions/nhs?known-on=2025-03-01"));
        Assert.Equal(await app.BytesAsync("/missions/nhs.json?as-at=2025-03-01"), await app.BytesAsync("/missions/nhs.json?as-at=2025-03-01&known-on=2026-01-31"));
        Assert.NotEqual(await app.BytesAsync("/missions/nhs.json?as-at=2025-03-01"), await app.BytesAsync("/missions/nhs.json?as-at=2025-03-01&known-on=2025-03-01"));
        Assert.Equal($"{Target}?as-at=2026-02-01&known-on=2026-01-31", await LinkAsync(Target));

        await ImportAsync(55);
        foreach (var page in new[] { "/missions/nhs", Target })
        {
            Assert.Null(await LinkAsync(page));
            Assert.Contains("Figures came in today. Freeze this view from tomorrow on.", await WordsAsync(page), StringComparison.Ordinal);
            Assert.DoesNotContain(Frozen, await WordsAsync($"{page}?as-at=2026-02-01&known-on=2026-02-01"), StringComparison.Ordinal);
            Assert.Contains(Frozen, await WordsAsync($"{page}?as-at=2026-01-31&known-on=2026-01-31"), StringComparison.Ordinal);
        }

        app.Services.GetRequiredService<DemoMode>().TurnOn(new DateOnly(2026, 2, 2));
        Assert.Equal($"{Target}?as-at=2026-02-02&known-on=2026-02-01", await LinkAsync(Target));
        Assert.Equal("/missions/nhs?as-at=2026-02-02&known-on=2026-02-01", await LinkAsync("/missions/nhs"));
        Assert.Contains(Frozen, await WordsAsync($"{Target}?as-at=2026-02-01&known-on=2026-02-01"), StringComparison.Ordinal);
        Assert.Contains("method are today's", await WordsAsync("/missions/nhs?as-at=2026-02-01&known-on=2026-02-01"), StringComparison.Ordinal);
    }

    private async Task ImportAsync(double value)
    {
        var (path, version) = (Path.GetTempFileName(), app.DataVersion);
        await File.WriteAllTextAsync(path, $"indicator,place,period,value\n18-week-waits,E92000001,2025-12,{value}\n", TestContext.Current.CancellationToken);
        Assert.Null(await app.SendAsync(Person.CommandLine, new ImportObservations(new ImportFile(path, "waits.csv"))));
        File.Delete(path);
        await TestApp.UntilAsync(() => app.DataVersion > version, "heard of");
    }

    private async Task<string?> LinkAsync(string page) =>
        (await app.PageAsync(page)).QuerySelectorAll("section.ask a").SingleOrDefault(link => link.Words() == "Freeze this view")?.GetAttribute("href");

    private async Task<string> WordsAsync(string page) => (await app.PageAsync(page)).QuerySelector("main")!.Words();
}
