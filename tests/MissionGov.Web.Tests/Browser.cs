using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MissionGov.Tests;

/// <summary>Somebody at a browser without scripts: keeps cookies, follows redirects, fills in the forms that a page shows.</summary>
internal sealed class Browser : IDisposable
{
    private const int MostHops = 10;

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private readonly Uri _site;

    public Browser(TestApp app)
    {
        _site = app.Address;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = app.Address };
    }

    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where one ended up, on this site or another.</summary>
    public Uri Address { get; private set; } = null!;

    public string Path => Address.PathAndQuery;

    public string Text => Page.Body!.Words();

    public IEnumerable<Cookie> Cookies => _cookies.GetAllCookies();

    public Task GoAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_site, address)));

    /// <summary>Sends the form of the page with this address; what is not named keeps the value that the page gave it.</summary>
    public async Task SubmitAsync(string action, params (string Name, string Value)[] fields)
    {
        await ResubmitAsync(Page, action, fields);
    }

    /// <summary>The same with a page that one has left.</summary>
    public async Task ResubmitAsync(IHtmlDocument page, string action, params (string Name, string Value)[] fields)
    {
        var form = page.Forms.OfType<IHtmlFormElement>().FirstOrDefault(form => form.GetAttribute("action") == action) ?? throw new InvalidOperationException($"No form {action} on {Address}: {Text}");
        var values = form.QuerySelectorAll("input[name]").DistinctBy(input => input.GetAttribute("name")).ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        foreach (var (name, value) in fields) values[name] = value;
        await SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(_site, action)) { Content = new FormUrlEncodedContent(values) });
    }

    public async Task SendAsync(HttpRequestMessage request)
    {
        for (var hop = 0; hop < MostHops; hop++)
        {
            using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            (Address, Status) = (request.RequestUri!, answer.StatusCode);
            request.Dispose();
            if (answer.Headers.Location is not { } next)
            {
                Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                return;
            }

            request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, next));
        }

        throw new InvalidOperationException($"{Address} leads on and on.");
    }

    public async Task SignInAsync(string email, string password = Staff.Password, string from = "/")
    {
        await GoAsync($"/sign-in?from={Uri.EscapeDataString(from)}");
        await SubmitAsync("/sign-in", ("email", email), ("password", password));
    }

    public void Forget(string cookie)
    {
        foreach (Cookie kept in _cookies.GetAllCookies())
            if (kept.Name == cookie) kept.Expired = true;
    }

    public void Dispose() => _client.Dispose();
}
