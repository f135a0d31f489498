using System.Text;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.DataCatalogue;
using MissionGov.Web.Tests.Jobs;

namespace MissionGov.Web.Tests.Features.DataCatalogue;

public sealed class LateDataTests : IAsyncLifetime
{
    private static readonly Person Analyst = Access.Personas.Named("Delivery analyst")!;

    private readonly TestApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("2026-02-13", null)]
    [InlineData("2026-02-14", "out")]
    [InlineData("2026-02-28", "out")]
    [InlineData("2026-03-01", "late")]
    public async Task A_figure_is_late_once_its_release_and_the_grace_have_passed_and_never_before(string today, string? state)
    {
        Today(today);

        var csv = Encoding.UTF8.GetString(await _app.BytesAsync("/data/late.csv"));

        Assert.Equal(state, new[] { "out", "late" }.SingleOrDefault(one => csv.Contains($"\n{one},", StringComparison.Ordinal)));
        Assert.Equal(state == "late" ? "One figure is late" : "No figures are late", (await _app.PageAsync("/data/late")).QuerySelector("h1")!.Words());
    }

    [Fact]
    public async Task The_page_says_as_many_days_as_the_page_of_the_target_does()
    {
        Today("2026-03-10");

        var days = (await _app.PageAsync("/data/late")).QuerySelector("table td strong")!.Words();

        Assert.Equal("24 days", days);
        Assert.Contains("The data are 24 days late.", (await _app.PageAsync("/missions/nhs/targets/18-week-waits")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_goes_a_year_ahead_month_by_month()
    {
        var page = await _app.PageAsync("/data/late");

        var months = page.QuerySelectorAll("th.group").Select(month => month.Words()).ToList();
        Assert.Equal(("February 2026", "January 2027"), (months[0], months[^1]));
        Assert.Equal(12, page.QuerySelectorAll("tbody th a").Count(link => link.GetAttribute("href") == "/missions/nhs/targets/18-week-waits"));
    }

    [Fact]
    public async Task A_day_that_the_publisher_named_is_counted_on_and_nobody_is_reminded_before_it()
    {
        Assert.Null(await _app.SendAsync(Analyst, new AnnounceRelease("18-week-waits", Period.Month(2025, 12), new DateOnly(2026, 3, 12))));
        Today("2026-03-26");

        Assert.Equal("No figures are late", (await _app.PageAsync("/data/late")).QuerySelector("h1")!.Words());
        Assert.DoesNotContain("days late", (await _app.PageAsync("/missions/nhs/targets/18-week-waits")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Today("2026-03-27");
        Assert.Equal("15 days", (await _app.PageAsync("/data/late")).QuerySelector("table td strong")!.Words());
    }

    [Fact]
    public async Task Only_those_who_look_after_the_data_may_name_a_day()
    {
        var problem = await _app.SendAsync(Access.Personas.Named("NHS unit lead")!, new AnnounceRelease("18-week-waits", Period.Month(2025, 12), new DateOnly(2026, 3, 12)));

        Assert.Equal("forbidden", problem?.Code);
        Assert.Null(await _app.ReadAsync(db => db.Indicators.Where(one => one.Slug == "18-week-waits").Select(one => one.Announced).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Posts_that_nobody_looks_after_are_named_by_title_only()
    {
        Assert.Contains("Nobody has been given a post here yet", await PostsAsync(), StringComparison.Ordinal);

        await _app.PersonAsync("quiet@example.gov.uk", Role.UnitLead, "nhs", "NHS mission unit lead");
        await _app.ChangeAsync("select 1");
        var posts = await PostsAsync();

        Assert.Contains("NHS mission unit lead An NHS fit for the future Held since 4 July 2024. Nothing recorded yet. 1 milestone", posts, StringComparison.Ordinal);
        Assert.Contains("Nobody holds it.", posts, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam Lee", posts, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam Lee", Encoding.UTF8.GetString(await _app.BytesAsync("/data/late.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holder_who_records_something_is_not_listed()
    {
        var id = await _app.PersonAsync("busy@example.gov.uk", Role.UnitLead, "nhs", "NHS mission unit lead");
        var busy = new Access.Person(id, "NHS mission unit lead", [new Access.Post(Role.UnitLead, "nhs", "NHS mission unit lead")]);
        var clinics = await _app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(milestone => milestone.Name == "40 evening clinics open"));
        Assert.Null(await _app.SendAsync(busy, new MissionGov.Web.Features.Delivery.SlipMilestone(clinics.Id, clinics.ForecastDate.AddDays(7), clinics.Version), "Supplier slipped."));

        Assert.DoesNotContain("NHS mission unit lead", await PostsAsync(), StringComparison.Ordinal);
    }

    private async Task<string> PostsAsync()
    {
        var main = (await _app.PageAsync("/data/late")).QuerySelector("main")!.Words();
        return main[main.IndexOf("Posts to check", StringComparison.Ordinal)..];
    }

    private void Today(string day) => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<MissionGov.Web.UseCases.DemoMode>(_app.Services).TurnOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
}
