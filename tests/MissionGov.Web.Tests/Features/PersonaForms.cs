using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features;

/// <summary>Somebody in one of the demo's roles, with a browser that keeps cookies and fills in forms.</summary>
internal sealed class PersonaForms(TestApp app) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

    public static async Task<PersonaForms> OfAsync(TestApp app, string title)
    {
        var browser = new PersonaForms(app);
        var (status, _) = await browser.PostAsync("/persona", "/persona", ("title", title), ("from", "/"));
        Assert.Equal(HttpStatusCode.Found, status);
        return browser;
    }

    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> GetAsync(string address)
    {
        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Sends a form with the secrets of the first form of a page, and the fields given.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> PostAsync(string from, string to, params (string Name, string Value)[] fields)
    {
        var hidden = (await GetAsync(from)).Page.QuerySelectorAll("input[name=__RequestVerificationToken], input[name=command]").Select(field => (Name: field.GetAttribute("name")!, Value: field.GetAttribute("value")!)).DistinctBy(field => field.Name);
        return await SendAsync(to, [.. hidden, .. fields]);
    }

    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> SendAsync(string to, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _client.PostAsync(new Uri(to, UriKind.Relative), form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    public void Dispose() => _client.Dispose();
}
