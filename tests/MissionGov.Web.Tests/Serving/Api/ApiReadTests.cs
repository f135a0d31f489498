using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Observations;

namespace MissionGov.Web.Tests.Serving.Api;

/// <summary>Reading by programs: parts, tags, refusals, and the same figures as on the pages.</summary>
public sealed class ApiReadTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly ApiProgram _nobody = new(app);

    public static TheoryData<string> Lists => ["/api/v1/targets", "/api/v1/indicators", "/api/v1/observations?indicator=18-week-waits", "/api/v1/milestones", "/api/v1/decisions", "/api/v1/places", "/api/v1/plans"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_comes_in_parts_that_make_the_whole(string address)
    {
        var all = (await _nobody.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=1000")).Items;
        Assert.NotEmpty(all);

        var parts = new List<string>();
        for (var next = $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=3"; next is not null;)
        {
            var part = await _nobody.GetAsync(next);
            Assert.InRange(part.Items.Count, 1, 3);
            Assert.Equal(part.Next is null ? null : $"<{part.Next}>; rel=\"next\"", part.Headers.GetValueOrDefault("Link"));
            parts.AddRange(part.Items.Select(item => item.GetRawText()));
            next = part.Next;
        }

        Assert.Equal(all.Select(item => item.GetRawText()), parts);
    }

    [Fact]
    public async Task The_list_of_missions_stays_an_array_and_its_header_leads_on()
    {
        var first = await _nobody.GetAsync("/api/v1/missions?limit=2");
        Assert.Equal(2, first.Json.GetArrayLength());
        var second = await _nobody.GetAsync(first.Headers["Link"].Split('<', '>')[1]);

        // By name, and not worst first: a status that changes between the two moves no mission from one part to the other.
        var names = first.Json.EnumerateArray().Concat(second.Json.EnumerateArray()).Select(one => one.GetProperty("mission").GetString()).ToList();
        Assert.Equal(4, names.Distinct().Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Theory]
    [InlineData("/api/v1/targets?limt=5", "/limt")]
    [InlineData("/api/v1/targets?limit=0", "/limit")]
    [InlineData("/api/v1/targets?limit=1001", "/limit")]
    [InlineData("/api/v1/targets?limit=abc", "/limit")]
    [InlineData("/api/v1/targets?limit=1&limit=2", "/limit")]
    [InlineData("/api/v1/targets?cursor=%25%25", "/cursor")]
    [InlineData("/api/v1/targets?cursor=bm93aGVyZQ", "/cursor")]
    [InlineData("/api/v1/observations?cursor=bm93aGVyZQ", "/cursor")]
    [InlineData("/api/v1/observations?from=2026-13-01", "/from")]
    [InlineData("/api/v1/observations?knownOn=yesterday", "/knownOn")]
    [InlineData("/api/v1/milestones?knownOn=2026-01-01", "/knownOn")]
    [InlineData("/api/v1/milestones/nhs/40-evening-clinics-open?show=all", "/show")]
    [InlineData("/api/v1/missions?mision=nhs", "/mision")]
    public async Task What_cannot_be_read_is_refused_with_a_pointer_to_it(string address, string place)
    {
        var refused = await _nobody.GetAsync(address);

        Assert.Equal((400, "application/problem+json", place), (refused.Status, refused.Type, refused.Pointer));
        Assert.Null(refused.Tag);
    }

    [Theory]
    [InlineData("/api/v1/targets/nhs/none")]
    [InlineData("/api/v1/missions/none")]
    [InlineData("/api/v1/milestones/nhs/none")]
    [InlineData("/api/v1/plans/nhs/none")]
    [InlineData("/api/v1/targets/nhs/none/sum")]
    [InlineData("/api/v1/nothing")]
    public async Task What_is_not_there_is_a_problem_as_data(string address)
    {
        var absent = await _nobody.GetAsync(address);

        Assert.Equal((404, "application/problem+json"), (absent.Status, absent.Type));
    }

    [Fact]
    public async Task An_answer_that_has_not_changed_costs_no_body()
    {
        var first = await _nobody.GetAsync("/api/v1/targets");
        var again = await _nobody.GetAsync("/api/v1/targets", ("If-None-Match", first.Tag!));
        Assert.Equal((304, "", first.Tag), (again.Status, again.Text, again.Tag));

        await app.ChangeAsync("update targets set owner = owner");
        Assert.Equal(200, (await _nobody.GetAsync("/api/v1/targets", ("If-None-Match", first.Tag!))).Status);
    }

    [Fact]
    public async Task Targets_stand_as_on_their_pages()
    {
        var rows = (await _nobody.GetAsync("/api/v1/targets?limit=1000")).Items.ToDictionary(item => item.GetProperty("address").GetString()!);
        var page = (await _nobody.GetAsync("/targets.json?view=all")).Json.GetProperty("targets").EnumerateArray().ToList();

        Assert.NotEmpty(page);
        foreach (var shown in page)
        {
            var row = rows[shown.GetProperty("address").GetString()!];
            foreach (var name in new[] { "status", "sentence", "latest", "period", "requiredNow", "gap", "monthsBehind", "probabilityOfMeeting", "owner" })
                Assert.Equal(shown.GetProperty(name).GetRawText(), row.GetProperty(name).GetRawText());
        }
    }

    [Fact]
    public async Task Figures_are_those_of_the_target()
    {
        var target = (await _nobody.GetAsync("/api/v1/targets/nhs/18-week-waits")).Json.GetProperty("observations").EnumerateArray().Select(seen => (seen.GetProperty("period").GetString(), seen.GetProperty("value").GetRawText(), seen.GetProperty("quality").GetString(), seen.GetProperty("knownOn").GetString()));
        var indicator = (await _nobody.GetAsync("/api/v1/targets?mission=nhs")).Items.Single(item => item.GetProperty("target").GetString() == "18-week-waits").GetProperty("indicator").GetString();
        var figures = (await _nobody.GetAsync($"/api/v1/observations?indicator={indicator}&place=E92000001&to=2026-02-01&limit=1000")).Items.Where(item => item.GetProperty("breakdown").GetString()!.Length == 0)
            .Select(seen => (seen.GetProperty("period").GetString(), seen.GetProperty("value").GetRawText(), seen.GetProperty("quality").GetString(), seen.GetProperty("knownOn").GetString()));

        Assert.Equal(target, figures);
    }

    [Fact]
    public async Task A_figure_can_be_read_as_it_was_known_on_a_day()
    {
        await ImportAsync("period,value,indicator,place\n2024,35.4,vintages,E92000001\n2025,36.0,vintages,E92000001\n", new DateOnly(2026, 1, 10));
        await ImportAsync("period,value,indicator,place\n2024,34.2,vintages,E92000001\n", new DateOnly(2026, 1, 20));
        async Task<IReadOnlyList<string>> Values(string known) => [.. (await _nobody.GetAsync($"/api/v1/observations?indicator=vintages{known}")).Items.Select(item => $"{item.GetProperty("period").GetString()} {item.GetProperty("value").GetRawText()}")];

        Assert.Equal(["2024 34.2", "2025 36"], await Values(""));
        Assert.Equal(["2024 35.4", "2025 36"], await Values("&knownOn=2026-01-19"));
        Assert.Equal(["2024 34.2", "2025 36"], await Values("&knownOn=2026-01-20"));
        Assert.Equal([], await Values("&knownOn=2026-01-09"));
        Assert.Equal(["2025 36"], await Values("&from=2025-01-01"));
    }

    [Fact]
    public async Task A_mission_narrows_what_is_listed()
    {
        foreach (var list in new[] { "targets", "milestones", "decisions" })
        {
            Assert.All((await _nobody.GetAsync($"/api/v1/{list}?mission=nhs")).Items, item => Assert.Equal("nhs", item.GetProperty("mission").GetString()));
            Assert.Empty((await _nobody.GetAsync($"/api/v1/{list}?mission=none")).Items);
        }

        Assert.NotEmpty((await _nobody.GetAsync("/api/v1/observations?mission=nhs&limit=1")).Items);
        Assert.Empty((await _nobody.GetAsync("/api/v1/observations?mission=none&limit=1")).Items);
    }

    private async Task ImportAsync(string csv, DateOnly knownOn)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, csv, TestContext.Current.CancellationToken);
        Assert.Null(await app.SendAsync(Person.CommandLine, new ImportObservations(new ImportFile(path, "vintages.csv", KnownOn: knownOn))));
        File.Delete(path);
    }
}
