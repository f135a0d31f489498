using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MissionGov.Tests;

/// <summary>A browser without scripts that has taken a role.</summary>
internal sealed class SignedIn : IDisposable
{
    private readonly HttpClient _client;

    private SignedIn(TestApp app) => _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = app.Address };

    public static SignedIn Nobody(TestApp app) => new(app);

    public static async Task<SignedIn> AsAsync(TestApp app, string title)
    {
        var browser = new SignedIn(app);
        var page = await browser.PageAsync("/persona");
        using var answer = await browser.PostAsync("/persona", [new("__RequestVerificationToken", Token(page)), new("title", title), new("from", "/")]);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public static string Token(IHtmlDocument page) => page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public Task<HttpResponseMessage> GetAsync(string address) => _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await GetAsync(address);
        return await ReadAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public async Task<HttpResponseMessage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await _client.PostAsync(new Uri(address, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object? json = null, string? token = null, string? type = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = json switch { null => null, string text => new StringContent(text, null, type ?? "application/json"), _ => JsonContent.Create(json) } };
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _client.Dispose();
}
