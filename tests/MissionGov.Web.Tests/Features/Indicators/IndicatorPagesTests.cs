using System.Net;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Tests.Serving;

namespace MissionGov.Web.Tests.Features.Indicators;

public sealed class IndicatorPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Analyst = "Delivery analyst";

    [Fact]
    public async Task A_measure_is_made_and_stands_in_the_catalogue()
    {
        using var analyst = await StaffBrowser.AsAsync(app, Analyst);

        var page = await analyst.SubmitAsync(await analyst.GetAsync("/indicators/new"), new()
        {
            ["name"] = "People who feel safe after dark",
            ["population"] = "England and Wales, adults",
            ["lag"] = "112",
            ["source"] = "ONS, crime survey",
            ["breaks"] = "1 April 2020: asked by telephone.",
        });

        Assert.Equal("/data", analyst.Address);
        Assert.Contains("People who feel safe after dark", page.QuerySelector("#people-who-feel-safe-after-dark")!.Words(), StringComparison.Ordinal);
        var made = await app.ReadAsync(db => db.Indicators.AsNoTracking().SingleAsync(one => one.Slug == "people-who-feel-safe-after-dark"));
        Assert.Equal((UnitKind.Percent, 112, new SeriesBreak(new DateOnly(2020, 4, 1), "asked by telephone.")), (made.Unit.Kind, made.LagDays, made.Breaks.Single()));
    }

    [Fact]
    public void No_measure_is_given_the_address_of_another_page()
    {
        var pages = Route.All(app).Select(route => route.Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts is ["data" or "indicators", var second, ..] && !second.Contains('{', StringComparison.Ordinal)).Select(parts => parts[1].Split('.')[0]);

        Assert.Equal(pages.Distinct().Order(StringComparer.Ordinal), Indicator.Reserved.Order(StringComparer.Ordinal));
        Assert.All(Indicator.Reserved, name => Assert.Equal($"{name}-2", Indicator.Begin(Guid.CreateVersion7(), new IndicatorDetails { Name = name, UnitKind = UnitKind.Percent, LagDays = 30, Source = "Office of tests" }, []).Made.Slug));
    }

    [Fact]
    public async Task What_goes_in_is_told_apart_from_what_comes_of_it()
    {
        using var analyst = await StaffBrowser.AsAsync(app, Analyst);

        var page = await analyst.SubmitAsync(await analyst.GetAsync("/indicators/new"), new() { ["name"] = "Nurses in post", ["class"] = "Input", ["do"] = "check" });

        var said = page.QuerySelector("#checks")!.Words();
        Assert.Contains("The word \"nurses\" suggests that it counts what goes in.", said, StringComparison.Ordinal);
        Assert.Contains("Pair it with an outcome.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_that_judges_a_published_target_is_changed_with_a_reason()
    {
        using var analyst = await StaffBrowser.AsAsync(app, Analyst);

        var page = await analyst.SubmitAsync(await analyst.GetAsync("/indicators/18-week-waits/edit"), new() { ["lag"] = "44" });
        Assert.Contains("A published target is judged by this measure.", page.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        await analyst.SubmitAsync(page, new() { ["reason"] = "The publisher is faster." });

        Assert.Equal(44, await app.ReadAsync(db => db.Indicators.Where(one => one.Slug == "18-week-waits").Select(one => one.LagDays).SingleAsync()));
    }

    [Fact]
    public async Task A_form_that_changes_nothing_says_so_for_every_measure_of_the_demo()
    {
        using var analyst = await StaffBrowser.AsAsync(app, Analyst);
        foreach (var slug in await app.ReadAsync(db => db.Indicators.Select(one => one.Slug).ToListAsync()))
        {
            var page = await analyst.SubmitAsync(await analyst.GetAsync($"/indicators/{slug}/edit"), []);
            Assert.Contains("Nothing is changed.", page.QuerySelector(".error-summary")?.Words() ?? $"{slug}: {analyst.Address}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_unit_lead_does_not_change_measures()
    {
        using var lead = await StaffBrowser.AsAsync(app, "NHS unit lead");

        await lead.GetAsync("/indicators/18-week-waits/edit");

        Assert.Equal(HttpStatusCode.Forbidden, lead.Status);
    }
}
