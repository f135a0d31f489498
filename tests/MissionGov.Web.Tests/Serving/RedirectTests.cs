using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Serving;

/// <summary>An address from outside is never followed, wherever a page is told where to go next.</summary>
public sealed class RedirectTests(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    // What programs call the address to go back to.
    private static readonly string[] Names = ["from", "returnUrl", "ReturnUrl", "return", "next", "url", "to", "back", "redirect", "redirect_uri", "continue"];

    private static readonly string[] Elsewhere =
    [
        "https://evil.example", "http://evil.example/", "HTTPS://EVIL.example", "//evil.example", "///evil.example", "////evil.example/%2f..",
        "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example", "/\t/evil.example", "\t//evil.example", "/\n/evil.example", "/\r\n/evil.example",
        "http:evil.example", "https:/evil.example", "https:evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
        " https://evil.example", "\u00a0//evil.example", "/%09/evil.example", "/%5cevil.example", "~//evil.example", "@evil.example", ".evil.example", "/.//evil.example",
    ];

    [Fact]
    public async Task No_address_sends_anyone_to_another_site()
    {
        var faults = new List<string>();
        foreach (var title in new[] { Caller.Visitor, "NHS unit lead" })
        {
            using var caller = await Caller.WithRoleAsync(app.Address, title);
            foreach (var route in Route.All(app).Where(route => route.Method == HttpMethod.Get))
            {
                foreach (var evil in Elsewhere)
                {
                    var query = string.Join('&', Names.Select(name => $"{name}={Uri.EscapeDataString(evil)}"));
                    using var answer = await caller.GetAsync($"{route.Address}?{query}");
                    if (!StaysHere(answer)) faults.Add($"{route} as {title}: {evil} leads to {answer.Headers.Location}");
                }
            }
        }

        Assert.Equal([], faults);
    }

    [Fact]
    public async Task No_form_sends_anyone_to_another_site()
    {
        var (faults, sent) = (new List<string>(), 0);
        using var visitor = Caller.At(app.Address);
        foreach (var form in await FormsAsync(visitor))
        {
            foreach (var evil in Elsewhere)
            {
                var wrong = Names.Where(name => form.QuerySelector($"[name='{name}']") is not null).Select(name => (name, evil)).ToArray();
                if (wrong.Length == 0) continue;
                using var answer = await visitor.SubmitAsync(form, wrong);
                if (!StaysHere(answer)) faults.Add($"{form.Action}: {evil} leads to {answer.Headers.Location}");
                sent++;
            }
        }

        output.WriteLine($"{sent} forms sent");
        Assert.True(sent >= Elsewhere.Length, "No form that goes somewhere next was found.");
        Assert.Equal([], faults);
    }

    /// <summary>One form for each address that is posted to.</summary>
    private async Task<IReadOnlyList<IHtmlFormElement>> FormsAsync(Caller caller)
    {
        var forms = new List<IHtmlFormElement>();
        foreach (var route in Route.All(app).Where(route => route.Method == HttpMethod.Get && !route.Pattern.StartsWith("/_", StringComparison.Ordinal) && route.Pattern != "/events"))
            forms.AddRange((await caller.PageAsync(route.Address)).QuerySelectorAll<IHtmlFormElement>("form[method=post]"));
        return [.. forms.DistinctBy(form => form.GetAttribute("action"))];
    }

    private bool StaysHere(HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) return true;
        var to = answer.Headers.TryGetValues("Location", out var values) ? values.Single() : "";

        // As a browser reads it: without tabs and line ends, and with either slash.
        var read = to.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace('\\', '/').Trim();
        return Uri.TryCreate(app.Address, read, out var there) && there.Authority == app.Address.Authority && there.Scheme == app.Address.Scheme;
    }
}
