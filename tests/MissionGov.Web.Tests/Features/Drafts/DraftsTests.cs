using System.Net;
using System.Text.Json;
using MissionGov.Tests;
using MissionGov.Web.Features.Drafts;
using MissionGov.Web.Features.Updates;

namespace MissionGov.Web.Tests.Features.Drafts;

public sealed class DraftsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_draft_comes_back_to_who_wrote_it_and_to_nobody_else()
    {
        using var lead = await SignedIn.AsAsync(app, "NHS unit lead");
        await PutAsync(lead, "target-new", new { note = new[] { "Waiting times – « ½ » \u0000 🙂" } });

        using var again = await SignedIn.AsAsync(app, "NHS unit lead");
        Assert.Equal("Waiting times – « ½ » \u0000 🙂", (await GetAsync(again, "target-new")).GetProperty("draft").GetProperty("fields").GetProperty("note")[0].GetString());
        using var other = await SignedIn.AsAsync(app, "Safer streets unit lead");
        Assert.Equal(JsonValueKind.Null, (await GetAsync(other, "target-new")).GetProperty("draft").ValueKind);
        using var nobody = SignedIn.Nobody(app);
        await StatusAsync(HttpStatusCode.Unauthorized, nobody.GetAsync("/me/drafts/target-new"));
        await StatusAsync(HttpStatusCode.Unauthorized, nobody.SendAsync(HttpMethod.Put, "/me/drafts/target-new", new { fields = new { } }));
        await StatusAsync(HttpStatusCode.Unauthorized, nobody.SendAsync(HttpMethod.Delete, "/me/drafts/target-new"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_version_that_was_not_seen_is_never_overwritten_whatever_the_clocks_say(int later)
    {
        var key = $"contested{later}";
        using var lead = await SignedIn.AsAsync(app, "NHS unit lead");
        var first = await PutAsync(lead, key, new { note = new[] { "one" } });
        app.Clock.Now += TimeSpan.FromSeconds(later);
        var second = await PutAsync(lead, key, new { note = new[] { "two" } }, seen: first);
        Assert.NotEqual(first, second);

        foreach (var stale in new[] { first, null })
        {
            using var refused = await lead.SendAsync(HttpMethod.Put, $"/me/drafts/{key}", new { fields = new { note = new[] { "three" } }, seen = stale });
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("two", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal("two", (await GetAsync(lead, key)).GetProperty("draft").GetProperty("fields").GetProperty("note")[0].GetString());
    }

    [Fact]
    public async Task Once_its_intent_is_done_a_draft_says_so()
    {
        using var lead = await SignedIn.AsAsync(app, "Safer streets unit lead");
        var intent = Guid.CreateVersion7();
        await PutAsync(lead, "done", new { note = new[] { "x" } }, command: intent);
        Assert.False((await GetAsync(lead, "done")).GetProperty("done").GetBoolean());

        var me = Access.Personas.Named("Safer streets unit lead")!;
        var row = (await app.AskAsync(me, new GetMyUpdates())).Rows[^1];
        Assert.Null(await app.SendAsync(me, new PublishUpdates([new(row.Id, row.Version, row.Status)]), commandId: intent));

        Assert.True((await GetAsync(lead, "done")).GetProperty("done").GetBoolean());
        Assert.True((await GetAsync(lead, $"never-saved?command={intent}")).GetProperty("done").GetBoolean());
    }

    [Fact]
    public async Task It_has_its_limits_and_says_which()
    {
        using var analyst = await SignedIn.AsAsync(app, "Delivery analyst");
        var most = new string('x', DraftRoutes.LargestDraft - 100);
        await PutAsync(analyst, "long", new { note = new[] { most } });
        await StatusAsync(HttpStatusCode.RequestEntityTooLarge, analyst.SendAsync(HttpMethod.Put, "/me/drafts/long", new { fields = new { note = new[] { most + most } } }));
        await StatusAsync(HttpStatusCode.BadRequest, analyst.SendAsync(HttpMethod.Put, "/me/drafts/no%20key", new { fields = new { } }));
        await StatusAsync(HttpStatusCode.BadRequest, analyst.SendAsync(HttpMethod.Put, "/me/drafts/odd", "[1, 2]"));
        await StatusAsync(HttpStatusCode.BadRequest, analyst.SendAsync(HttpMethod.Put, "/me/drafts/odd", "{\"fields\": 3}"));
        await StatusAsync(HttpStatusCode.UnsupportedMediaType, analyst.SendAsync(HttpMethod.Put, "/me/drafts/odd", "fields=1", type: "text/plain"));

        for (var number = 1; number < Data.Drafts.MostOfAPerson; number++) await PutAsync(analyst, $"form-{number}", new { note = new[] { "x" } });
        using var tooMany = await analyst.SendAsync(HttpMethod.Put, "/me/drafts/one-more", new { fields = new { note = new[] { "x" } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMany.StatusCode);
        Assert.Contains("You have 200 drafts.", await tooMany.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await StatusAsync(HttpStatusCode.NoContent, analyst.SendAsync(HttpMethod.Delete, "/me/drafts/form-1"));
        await PutAsync(analyst, "one-more", new { note = new[] { "x" } });
    }

    [Fact]
    public async Task It_goes_after_ninety_days()
    {
        using var auditor = await SignedIn.AsAsync(app, "Auditor");
        await PutAsync(auditor, "old", new { note = new[] { "x" } });
        app.Clock.Now += TimeSpan.FromDays(91);
        try
        {
            using var later = await SignedIn.AsAsync(app, "Auditor");
            await PutAsync(later, "new", new { note = new[] { "x" } });

            Assert.Equal(JsonValueKind.Null, (await GetAsync(later, "old")).GetProperty("draft").ValueKind);
        }
        finally
        {
            app.Clock.Now -= TimeSpan.FromDays(91);
        }
    }

    [Fact]
    public async Task It_is_no_change_of_the_data()
    {
        using var lead = await SignedIn.AsAsync(app, "NHS unit lead");
        var version = await app.ReadAsync(db => Task.FromResult(db.DataVersions.Single().Version));

        await PutAsync(lead, "quiet", new { note = new[] { "x" } });

        Assert.Equal(version, await app.ReadAsync(db => Task.FromResult(db.DataVersions.Single().Version)));
    }

    private static async Task<string?> PutAsync(SignedIn person, string key, object fields, string? seen = null, Guid? command = null)
    {
        using var answer = await person.SendAsync(HttpMethod.Put, $"/me/drafts/{key}", new { fields, command, seen });
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("savedAt").GetString();
    }

    private static async Task<JsonElement> GetAsync(SignedIn person, string key)
    {
        using var answer = await person.GetAsync($"/me/drafts/{key}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    private static async Task StatusAsync(HttpStatusCode status, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.Equal(status, answer.StatusCode);
    }
}
