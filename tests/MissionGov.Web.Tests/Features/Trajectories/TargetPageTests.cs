using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MissionGov.Domain.Missions;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Trajectories;

/// <summary>What a delivery analyst reads on the page of a target.</summary>
public sealed class TargetPageTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Waits = "/missions/nhs/targets/18-week-waits";
    private const string Conceptions = "/missions/social-exclusion/targets/under-18-conceptions";

    [Fact]
    public async Task The_back_test_is_told_in_words_and_in_numbers()
    {
        var page = await app.PageAsync(Waits);
        using var json = JsonDocument.Parse(await app.BytesAsync($"{Waits}.json"));
        var projection = json.RootElement.GetProperty("projection");
        var (forecasts, held) = (projection.GetProperty("backtest").GetProperty("forecasts").GetInt32(), projection.GetProperty("backtest").GetProperty("heldBy80").GetInt32());

        Assert.Contains($"Of the last {forecasts} forecasts, {held} held: expected {Math.Round(0.8 * forecasts)} of {forecasts}.", Fact(page, "Tried on its own past"), StringComparison.Ordinal);
        Assert.Contains($"{projection.GetProperty("backtest").GetProperty("mase").GetDouble():0.00}", Fact(page, "Error against a simple guess (MASE)"), StringComparison.Ordinal);
        Assert.Contains($"{projection.GetProperty("backtest").GetProperty("smape").GetDouble():0.0}%", Fact(page, "Average error (sMAPE)"), StringComparison.Ordinal);
        Assert.Equal($"{projection.GetProperty("method").GetString()}, version {json.RootElement.GetProperty("methodVersion").GetString()}", Fact(page, "Method"));
        Assert.All(projection.GetProperty("warnings").EnumerateArray(), warning => Assert.Contains(warning.GetString()!, page.QuerySelector("#method ~ .notice")!.Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_forecast_it_says_once_how_much_is_missing()
    {
        var page = await app.PageAsync("/missions/clean-energy/targets/clean-power");

        Assert.Contains("Not enough history for a forecast: 2 of 3.", page.QuerySelector("#method ~ p")!.Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#method ~ .notice"));
    }

    [Fact]
    public async Task A_latest_change_over_a_longer_time_than_the_pace_says_so()
    {
        var page = await app.PageAsync("/missions/growth/targets/homes");

        Assert.EndsWith("each quarter, shortfall included; the latest change was +275,600 homes in 16 months", Fact(page, "Pace needed from now"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await app.BytesAsync("/missions/growth/targets/homes.json"));
        Assert.Equal(16, json.RootElement.GetProperty("nextChange").GetProperty("lastMonths").GetInt32());
        Assert.EndsWith("the latest change was +0.1 points", Fact(await app.PageAsync(Waits), "Pace needed from now"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Waits, "From August 2007 on the figures fell by about 1.5 points a year (between 1.2 points and 1.8 points).")]
    [InlineData("/missions/opportunity/targets/good-level-of-development", "From 2021/22 on the figures show no clear rise or fall: ups and downs alone could look like this.")]
    public async Task The_trend_so_far_says_from_when_it_is_counted(string address, string sentence) =>
        Assert.Contains(sentence, (await app.PageAsync(address)).QuerySelectorAll("#method ~ p").Select(paragraph => paragraph.Words()));

    [Fact]
    public async Task The_trend_so_far_is_in_the_file_too()
    {
        using var json = JsonDocument.Parse(await app.BytesAsync($"{Waits}.json"));
        var trend = json.RootElement.GetProperty("pastTrend");

        Assert.Equal(("2007-08", -1.5, true), (trend.GetProperty("from").GetString(), Math.Round(trend.GetProperty("changeAYear").GetDouble(), 1), trend.GetProperty("clear").GetBoolean()));
        Assert.InRange(trend.GetProperty("changeAYear").GetDouble(), trend.GetProperty("lower").GetDouble(), trend.GetProperty("upper").GetDouble());
    }

    [Fact]
    public async Task The_methods_averaged_are_told_with_their_shares()
    {
        using var json = JsonDocument.Parse(await app.BytesAsync($"{Waits}.json"));
        var parts = json.RootElement.GetProperty("projection").GetProperty("parts").EnumerateArray().ToList();
        var told = Fact(await app.PageAsync(Waits), "Why this one");

        Assert.NotEmpty(parts);
        Assert.Equal(1, parts.Sum(part => part.GetProperty("weight").GetDouble()), 1e-9);
        Assert.DoesNotContain(" 0%", told, StringComparison.Ordinal);
        Assert.All(parts.Where(part => part.GetProperty("weight").GetDouble() >= 0.005), part => Assert.Contains($"{part.GetProperty("method").GetString()} {100 * part.GetProperty("weight").GetDouble():0}%", told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_of_one_day_is_on_that_day()
    {
        var page = await app.PageAsync("/missions/growth/targets/homes");

        Assert.StartsWith("0 homes on 9 July 2024, to 1,500,000 homes", Fact(page, "From"), StringComparison.Ordinal);
        Assert.Equal("275,600 homes on 9 November 2025 [e]", Fact(page, "Now"));
    }

    [Fact]
    public async Task The_source_stands_apart_from_who_is_counted() =>
        Assert.Equal("Electricity generated from clean sources: Great Britain, share of generation in the year as it was. DESNZ, Energy Trends", (await app.PageAsync("/missions/clean-energy/targets/clean-power")).QuerySelector("#sources ~ p")!.Words());

    [Fact]
    public async Task Reached_at_any_time_is_told_alike_on_the_page_and_in_the_file()
    {
        var page = await app.PageAsync(Waits);
        using var json = JsonDocument.Parse(await app.BytesAsync($"{Waits}.json"));
        var ever = json.RootElement.GetProperty("chanceEver").GetDouble();

        Assert.InRange(ever, json.RootElement.GetProperty("projection").GetProperty("probabilityOfMeeting").GetDouble() - 0.01, 1);
        var told = Fact(page, "Reached at some time by then");
        Assert.Contains(ChanceWords.Percent(ever), told, StringComparison.Ordinal);
        Assert.DoesNotContain("less than 1 in 100 chance (1%)", Fact(page, "If nothing changes") + told, StringComparison.Ordinal);
        Assert.Equal(json.RootElement.GetProperty("evenChance").GetProperty("text").GetString(), Fact(page, "When it is as likely as not"));
    }

    [Fact]
    public async Task Known_on_a_day_it_says_what_was_revised_and_came_out_since()
    {
        var page = await app.PageAsync($"{Conceptions}?known-on=2006");

        Assert.StartsWith("Only what was published by 31 December 2006. Since then 1 of its 7 figures changed, and 12 new ones came out.", page.QuerySelector(".notice")!.Words(), StringComparison.Ordinal);
        Assert.Equal("2003 42.2 42.1 [r] −0.1 28 February 2013", string.Join(' ', page.QuerySelectorAll("#revisions ~ .scroll tbody tr").Single().Children.Select(cell => cell.Words())));
        Assert.Equal(Conceptions, page.QuerySelectorAll(".notice a")[^1].GetAttribute("href"));
        Assert.Equal("2006", ((IHtmlInputElement)page.GetElementById("known-on")!).Value);
        Assert.All(page.QuerySelectorAll("main .links a").Where(link => link.GetAttribute("href") != $"{Conceptions}/comments" && !link.GetAttribute("href")!.StartsWith("/changes", StringComparison.Ordinal)), link => Assert.EndsWith("?known-on=2006-12-31", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_at_a_day_it_says_how_many_were_corrected_later_and_leads_to_what_was_known()
    {
        var notice = (await app.PageAsync($"{Conceptions}?as-at=2005-06-30")).QuerySelector(".notice")!;

        // That of 2004 came out in 2006; of the rest only that of 2003 was corrected.
        Assert.StartsWith("Periods up to 30 June 2005, at the best figures held today. By that day 6 of its 7 figures were out; 1 of those changed later.", notice.Words(), StringComparison.Ordinal);
        Assert.Equal($"{Conceptions}?known-on=2005-06-30", notice.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("known-on=1990", "Only what was published by 31 December 1990. There was nothing yet. The first figure came out on 29 February 2000.")]
    [InlineData("as-at=1990", "Periods up to 31 December 1990, at the best figures held today. There is no figure as early as that. The first is for 1998.")]
    public async Task Before_the_first_figure_it_says_when_that_came(string query, string notice) =>
        Assert.StartsWith(notice, (await app.PageAsync($"{Conceptions}?{query}")).QuerySelector(".notice")!.Words(), StringComparison.Ordinal);

    [Theory]
    [InlineData("known-on", "03/04/2025")]
    [InlineData("as-at", "abc")]
    [InlineData("as-at", "2025-02-30")]
    [InlineData("known-on", "' or 1=1")]
    public async Task A_day_that_cannot_be_read_is_kept_beside_its_message(string field, string typed)
    {
        using var answer = await app.Client.GetAsync(new Uri($"{Waits}?view=signal&{field}={Uri.EscapeDataString(typed)}", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var input = (IHtmlInputElement)page.GetElementById(field)!;

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal((typed, "true"), (input.Value, input.GetAttribute("aria-invalid")));
        Assert.Equal($"“{typed}” is not a day. Write it like 2025-03-01, 2025-03 or 2025.", page.QuerySelector($".error-summary a[href='#{field}']")!.Words());
        Assert.Contains(page.QuerySelector($"#{field}-error")!.Id!, input.GetAttribute("aria-describedby")!.Split(' '));
        Assert.Equal("signal", page.QuerySelector("#replay ~ form input[name=view]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_day_to_come_is_answered_with_today()
    {
        var page = await app.PageAsync($"{Waits}?known-on=2030-01-01");

        Assert.Equal("1 January 2030 has not come yet. Enter a day up to 1 February 2026.", page.QuerySelector(".error-summary a")!.Words());
        Assert.Equal("2030-01-01", ((IHtmlInputElement)page.GetElementById("known-on")!).Value);
        Assert.Equal((await app.PageAsync(Waits)).QuerySelector("main .chip")!.ParentElement!.Words(), page.QuerySelector("main .chip")!.ParentElement!.Words());
        Assert.Equal($"{Waits}.csv", page.QuerySelector(".links a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(Waits + "?measure=all")]
    [InlineData(Waits + "?view=signal")]
    [InlineData("/missions/opportunity/targets/good-level-of-development?view=signal&measure=all")]
    [InlineData(Conceptions + "?view=signal&known-on=2006")]
    [InlineData(Conceptions + "?measure=openSdg&as-at=2005")]
    [InlineData("/missions/growth/targets/homes?view=signal&known-on=1990")]
    public async Task No_sentence_is_long(string address)
    {
        var main = (await app.PageAsync(address)).QuerySelector("main")!;

        // A promise and the name of a measure are quoted.
        foreach (var quoted in main.QuerySelectorAll("#sources ~ p")) quoted.Remove();
        Assert.All(PlainLanguage.Sentences(main.OuterHtml), sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
    }

    private static string Fact(IHtmlDocument page, string name) => page.QuerySelectorAll("dt").Single(term => term.Words() == name).NextElementSibling!.Words();
}
