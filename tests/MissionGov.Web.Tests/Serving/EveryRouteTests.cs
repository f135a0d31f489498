using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Serving;

/// <summary>What holds for every route of the running program, the ones that come next included.</summary>
public sealed class EveryRouteTests(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    // They change nothing and know nobody: a calculation with what was sent.
    private const string Calculations = "/api/v1/analysis/";

    // A circuit has its own door.
    private const string Circuit = "/_blazor";

    private static readonly (string Name, string[] Parts)[] Headers =
    [
        ("Content-Security-Policy", ["default-src 'self'", "script-src 'self';", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'"]),
        ("X-Content-Type-Options", ["nosniff"]),
        ("Referrer-Policy", ["same-origin"]),
        ("Cross-Origin-Opener-Policy", ["same-origin"]),
        ("Permissions-Policy", ["camera=()"]),
    ];

    private static IEnumerable<string> Everybody => [Caller.Visitor, .. Access.Personas.All.Select(persona => persona.Title)];

    [Fact]
    public async Task Every_answer_keeps_to_its_own_origin()
    {
        var faults = new List<string>();
        foreach (var title in Everybody)
        {
            using var caller = await Caller.WithRoleAsync(app.Address, title);
            foreach (var route in Route.All(app))
            {
                using var answer = await caller.SendAsync(route.Method, route.Address);
                faults.AddRange(from header in Headers
                                let sent = answer.Headers.TryGetValues(header.Name, out var values) ? string.Join(", ", values) : ""
                                from part in header.Parts
                                where !sent.Contains(part, StringComparison.Ordinal)
                                select $"{route} for {title}: {header.Name} lacks {part}");
                if (answer.Headers.Contains("Server")) faults.Add($"{route}: names the server");
                if ((int)answer.StatusCode >= 500) faults.Add($"{route} for {title}: {(int)answer.StatusCode}");
            }
        }

        output.WriteLine($"{Route.All(app).Count} routes");
        Assert.Empty(string.Join('\n', faults));
    }

    [Fact]
    public async Task No_form_of_another_site_changes_anything()
    {
        var before = await StateAsync();
        var faults = new List<string>();
        foreach (var title in Everybody)
        {
            using var caller = await Caller.WithRoleAsync(app.Address, title);
            // Checks answer what is typed with words and change nothing, whoever asks.
            foreach (var route in Route.All(app).Where(route => route.IsUnsafe && !route.Pattern.EndsWith("/check", StringComparison.Ordinal) && !route.Pattern.StartsWith(Calculations, StringComparison.Ordinal) && !route.Pattern.StartsWith(Circuit, StringComparison.Ordinal)))
            {
                using var form = new FormUrlEncodedContent([new("title", "Delivery analyst"), new("command", Guid.CreateVersion7().ToString())]);
                using var json = JsonContent.Create(new { text = "Sent from elsewhere." });
                using var files = new MultipartFormDataContent { { new StringContent("a,b\n1,2\n"), "file", "forged.csv" } };
                foreach (var content in new HttpContent[] { form, json, files })
                {
                    using var answer = await caller.SendAsync(route.Method, route.Address, content, ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"));
                    if (!IsRefusal(answer)) faults.Add($"{route} as {title}, {content.Headers.ContentType}: {(int)answer.StatusCode} {answer.Headers.Location}");
                }
            }
        }

        Assert.Empty(string.Join('\n', faults));
        Assert.Equal(before, await StateAsync());
    }

    // A visitor may also be shown where to sign in; what is not for somebody may also not be there.
    private static bool IsRefusal(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.Gone => true,
        HttpStatusCode.Found => answer.Headers.Location?.OriginalString is { } to && (to.Contains("/persona", StringComparison.Ordinal) || to.StartsWith("/sign-in", StringComparison.Ordinal)),
        _ => false,
    };

    private async Task<(int Lines, long Version)> StateAsync() => (await app.ReadAsync(db => db.Audit.CountAsync()), app.DataVersion);
}
