using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MissionGov.Tests;

/// <summary>A browser without scripts in which somebody has taken a role of the demo: it keeps cookies and sends forms as they stand on the page.</summary>
internal sealed class PersonaBrowser : IDisposable
{
    private readonly HttpClient _client;

    private PersonaBrowser(Uri address) =>
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public static async Task<PersonaBrowser> AsAsync(TestApp app, string? title)
    {
        var browser = new PersonaBrowser(app.Address);
        if (title is null) return browser;
        var page = await browser.PageAsync("/persona");
        using var answer = await browser.SendAsync("/persona", new() { ["title"] = title, ["from"] = "/", ["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")! });
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<string> TextAsync(string address) => _client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode} {html[..Math.Min(html.Length, 300)]}");
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>Sends a form of a page with what it holds, and what is typed over it.</summary>
    public Task<HttpResponseMessage> SubmitAsync(AngleSharp.Dom.IElement form, params (string Name, string Value)[] typed)
    {
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? "");
        foreach (var (name, value) in typed) fields[name] = value;
        return SendAsync(form.GetAttribute("action")!, fields);
    }

    public async Task<HttpResponseMessage> SendAsync(string address, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await _client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _client.Dispose();
}
