using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Tests.Serving;

namespace MissionGov.Web.Tests.Features.Updates;

/// <summary>Milestone updates sent by programs.</summary>
public sealed class UpdatesApiTests : IAsyncLifetime
{
    private const string Milestone = "/api/v1/milestones/nhs/40-evening-clinics-open";
    private const string Address = $"{Milestone}/updates";
    private const string Late = """{ "status": "late", "date": "2026-04-30", "note": "The builders are late." }""";

    // One for each test: a late milestone makes others late.
    private readonly TestApp _app = new();
    private Guid _lead;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _lead = await Staff.AddAsync(_app, "lead@example.gov.uk");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_update_with_the_version_that_was_read_is_published_and_the_old_version_is_not_taken_again()
    {
        var program = await ApiProgram.OfAsync(_app, _lead, [ApiScope.WriteMilestoneUpdates]);
        var read = await program.GetAsync(Milestone);
        var sent = await program.PostAsync(Address, Late, headers: ("If-Match", read.Tag!));

        Assert.Equal(200, sent.Status);
        var now = await program.GetAsync(Milestone);
        Assert.Equal(("2026-04-30", "The builders are late.", sent.Tag), (now.Json.GetProperty("forecast").GetString(), now.Json.GetProperty("reason").GetString(), now.Tag));
        Assert.Equal($"\"{sent.Json.GetProperty("version").GetRawText()}\"", now.Tag);
        Assert.Equal(412, (await program.PostAsync(Address, Late, headers: ("If-Match", read.Tag!))).Status);
        Assert.Equal(428, (await program.PostAsync(Address, Late)).Status);
    }

    [Fact]
    public async Task The_same_key_is_done_once()
    {
        var program = await ApiProgram.OfAsync(_app, _lead, [ApiScope.WriteMilestoneUpdates]);
        var tag = (await program.GetAsync(Milestone)).Tag!;
        var first = await program.PostAsync(Address, Late, headers: [("If-Match", tag), ("Idempotency-Key", "monday")]);
        var again = await program.PostAsync(Address, Late, headers: [("If-Match", tag), ("Idempotency-Key", "monday")]);
        var other = await program.PostAsync(Address, Late.Replace("30", "29", StringComparison.Ordinal), headers: [("If-Match", tag), ("Idempotency-Key", "monday")]);

        Assert.Equal((200, 200, first.Text, 422), (first.Status, again.Status, again.Text, other.Status));
    }

    [Theory]
    [InlineData("""{ "status": "late", "date": "2026-04-30" }""", 422, "/note")]
    [InlineData("""{ "status": "late", "date": "2025-04-30", "note": "Sooner." }""", 422, "/date")]
    [InlineData("""{ "status": "onTime", "forecast": "2026-04-30" }""", 400, "/forecast")]
    [InlineData("""{ "status": "onTime", "missionId": "x" }""", 400, "/missionId")]
    [InlineData("""{ "status": "fine" }""", 400, "/status")]
    public async Task What_is_wrong_is_pointed_at(string body, int status, string place)
    {
        var program = await ApiProgram.OfAsync(_app, _lead, [ApiScope.WriteMilestoneUpdates]);
        var sent = await program.PostAsync(Address, body, headers: ("If-Match", (await program.GetAsync(Milestone)).Tag!));

        Assert.Equal((status, place), (sent.Status, sent.Pointer));
    }

    [Fact]
    public async Task Neither_a_token_that_reads_nor_one_of_another_mission_changes_anything()
    {
        var everywhere = await Staff.AddAsync(_app, "all@example.gov.uk", Role.UnitLead, null, "Lead of all units");
        var reads = await ApiProgram.OfAsync(_app, everywhere, [ApiScope.Read]);
        var elsewhere = await ApiProgram.OfAsync(_app, everywhere, [ApiScope.Read, ApiScope.WriteMilestoneUpdates], "growth");
        var tag = (await reads.GetAsync(Milestone)).Tag!;
        var before = await _app.ReadAsync(db => db.Audit.CountAsync());
        var changing = Route.All(_app).Where(route => route.IsUnsafe && route.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && !route.Pattern.StartsWith("/api/v1/analysis/", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, changing.Count);
        foreach (var route in changing)
        {
            var body = route.Pattern.EndsWith("/updates", StringComparison.Ordinal) ? Late : """{ "rows": [{ "indicator": "18-week-waits", "place": "E92000001", "period": "2026-01", "value": 99 }] }""";
            Assert.Equal(401, (await new ApiProgram(_app).PostAsync(route.Address, body, headers: ("If-Match", tag))).Status);
            Assert.Equal(403, (await reads.PostAsync(route.Address, body, headers: ("If-Match", tag))).Status);
            Assert.InRange((await elsewhere.PostAsync(route.Address, body, headers: ("If-Match", tag))).Status, 403, 404);
        }

        Assert.Equal(before, await _app.ReadAsync(db => db.Audit.CountAsync()));
        Assert.Equal(200, (await (await ApiProgram.OfAsync(_app, everywhere, [ApiScope.WriteMilestoneUpdates], "nhs")).PostAsync(Address, Late, headers: ("If-Match", tag))).Status);
    }
}
