using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Tests;
using MissionGov.Web.Data;
using MissionGov.Web.Features.AnalysisApi;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.Tests.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>What stands in the address of a route and in what is sent to it, so that each is about something that is there.</summary>
internal sealed class RouteSamples(TestApp app, Guid contributor)
{
    // Sent as JSON, with the token of the form in a header.
    private const string TokenHeader = "RequestVerificationToken";

    // Their subject stands in what is sent.
    private static readonly string[] Sent = ["/me/updates/check", "/me/updates/publish", "/me/updates/undo", "/admin/people/{id:guid}/appointments/end"];

    private static readonly string[] Subjects = ["{mission}", "{target}", "{milestone}", "{plan}", "{id:guid}", "{line:long}"];

    private static readonly Dictionary<string, string> Calculations = new()
    {
        ["/api/v1/analysis/control-chart"] = Examples.ControlChart.Request,
        ["/api/v1/analysis/pooling"] = Examples.Pooling.Request,
        ["/api/v1/analysis/progress"] = Examples.Progress.Request,
        ["/api/v1/analysis/projection"] = Examples.Projection.Request,
        ["/api/v1/analysis/required-trajectory"] = Examples.RequiredTrajectory.Request,
        ["/api/v1/analysis/strategy"] = Examples.Strategy.Request,
    };

    /// <summary>It is the same wherever one stands.</summary>
    public static bool IsAboutAll(Route route) => !Sent.Contains(route.Pattern) && !Subjects.Any(subject => route.Pattern.Contains(subject, StringComparison.OrdinalIgnoreCase));

    public static bool IsAboutTarget(Route route) => route.Pattern.Contains("{target}", StringComparison.Ordinal);

    public async Task<string> AddressAsync(Route route, Scene scene)
    {
        var address = route.With(new()
        {
            ["mission"] = scene.Mission,
            ["target"] = scene.Target,
            ["milestone"] = scene.Milestone,
            ["plan"] = scene.Plan,
            ["line"] = $"{scene.Line}",
            ["batch"] = $"{Known.ImportNumber}",
            ["indicator"] = Known.Indicator,
            ["secret"] = Known.CalendarSecret,
            ["feed"] = $"{Known.FeedId}",
            ["webhook"] = $"{Known.WebhookId}",
            ["id"] = $"{IdIn(route.Pattern, scene)}",
            ["token"] = route.Pattern.StartsWith(UpdateLinks.Address, StringComparison.Ordinal) ? await NewLinkAsync() : Known.StopToken,
        });
        return route.Pattern switch
        {
            // Those due soon are none of the stage's.
            _ when route.Pattern == "/milestones" || route.Pattern.StartsWith("/milestones.", StringComparison.Ordinal) => $"{address}?show=all",
            "/search" or "/search.json" => $"{address}?q=mission+target+milestone",
            "/sign-in/new" when !route.IsUnsafe => $"{address}?who={Scene.Own.AccountId}&token={Uri.EscapeDataString(await PasswordTokenAsync())}",
            _ => address,
        };
    }

    /// <summary>What is sent with it; null for what only asks.</summary>
    public async Task<(HttpContent? Content, (string Name, string Value)[] Headers)> BodyAsync(Route route, Actor actor, Scene scene, string token)
    {
        if (!route.IsUnsafe) return (null, []);
        if (Calculations.TryGetValue(route.Pattern, out var question)) return (new StringContent(question, null, "application/json"), []);
        if (route.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal))
        {
            // What programs change they change by a token; the public has none.
            object said = route.Pattern == "/api/v1/observations" ? new { rows = new[] { new { indicator = Known.Indicator, place = "K02000001", period = "2023", value = 40 } } } : new { status = "onTime", note = "As planned." };
            (string, string)[] shown = actor.Role is null ? [] : [("Authorization", $"Bearer {actor.Token}"), ("If-Match", $"\"{scene.MilestoneVersion}\"")];
            return (JsonContent.Create(said), shown);
        }

        if (route.Method == HttpMethod.Put) return (JsonContent.Create(new { fields = new { note = "Half a sentence" } }), []);
        if (route.Pattern is "/me/updates/check" or "/me/updates/publish")
        {
            var row = new { milestone = scene.MilestoneId, seen = scene.MilestoneVersion, status = "onTime", note = "As planned." };
            return (JsonContent.Create(new { command = Guid.CreateVersion7(), rows = new[] { row } }), [(TokenHeader, token)]);
        }

        Dictionary<string, string> fields = new() { [Caller.Token] = token, ["command"] = $"{Guid.CreateVersion7()}", ["reason"] = "As the matrix asks." };
        foreach (var (name, value) in await FieldsAsync(route.Pattern, actor, scene)) fields[name] = value;
        return (new FormUrlEncodedContent(fields), []);
    }

    // Of the other forms it is enough that they are read.
    private async Task<(string Name, string Value)[]> FieldsAsync(string pattern, Actor actor, Scene scene) => pattern switch
    {
        "/admin/webhooks/{webhook:guid}/again" => [("delivery", $"{Known.DeliveryId}")],
        "/admin/mail" => [("mail", $"{Known.MailId}")],
        "/admin/people/{id:guid}/appointments/end" => [("appointment", $"{scene.PostId}")],
        "/me/tokens" => [("name", "Report"), ("scopes", "Read")],
        "/me/tokens/revoke" => [("token", $"{Known.TokenId}")],
        "/me/passkeys/remove" => [("id", actor.Passkey)],
        "/me/updates/undo" => [("published", $"{scene.UpdateId}")],
        "/sign-in/new" => [("who", $"{Scene.Own.AccountId}"), ("token", await PasswordTokenAsync())],
        _ => [],
    };

    private static Guid IdIn(string pattern, Scene scene) => pattern.Split('/')[1] switch
    {
        "data" when pattern.StartsWith("/data/releases/", StringComparison.Ordinal) && scene != Scene.Nowhere => Known.ReleaseId,
        "decisions" => scene.DecisionId,
        "missions" when pattern.Contains("/what-if/kept/", StringComparison.Ordinal) => scene.ScenarioId,
        "missions" when pattern.Contains("/estimates/", StringComparison.Ordinal) => scene.EstimateId,
        "missions" when pattern.Contains("/assumptions/", StringComparison.Ordinal) => scene.AssumptionId,
        "admin" => scene.AccountId,
        _ => scene == Scene.Nowhere ? Guid.Empty : Known.ImportId,
    };

    // It is used up by the first to send it.
    private async Task<string> NewLinkAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UpdateLinks>().MakeAsync(contributor, TestContext.Current.CancellationToken)).Split('/')[^1];
    }

    private async Task<string> PasswordTokenAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await accounts.GenerateUserTokenAsync((await accounts.FindByIdAsync($"{Scene.Own.AccountId}"))!, TokenOptions.DefaultProvider, SetUpLink.Purpose);
    }
}
