using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MissionGov.Tests;

/// <summary>Somebody at a browser without a window: keeps cookies, fills in forms, and follows nothing by itself.</summary>
internal sealed class Caller : IDisposable
{
    public const string Visitor = "Visitor";
    public const string Token = "__RequestVerificationToken";

    private readonly HttpClient _client;

    private Caller(Uri address, string title)
    {
        Title = title;
        Cookies = new CookieContainer();

        // A test signs its own.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == $"CN={address.Host}" } };
        _client = new HttpClient(handler) { BaseAddress = address };
    }

    public string Title { get; }

    public CookieContainer Cookies { get; }

    /// <summary>Every cookie that was set, as it was sent.</summary>
    public List<string> CookiesSet { get; } = [];

    public static Caller At(Uri address) => new(address, Visitor);

    /// <summary>Somebody who has taken a role of the demo.</summary>
    public static async Task<Caller> WithRoleAsync(Uri address, string title)
    {
        var caller = new Caller(address, title);
        if (title == Visitor) return caller;
        var page = await caller.PageAsync("/persona");
        var button = page.QuerySelectorAll<IHtmlButtonElement>("form button").Single(button => button.Value == title);
        using var answer = await caller.SubmitAsync(button.Form!, ("title", title));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return caller;
    }

    public void Dispose() => _client.Dispose();

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    /// <summary>Returns when the head of the answer is there: some answers never end.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.RelativeOrAbsolute)) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) CookiesSet.AddRange(cookies);
        return answer;
    }

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await GetAsync(address);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form as a browser would, with some fields filled in differently or added.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(IHtmlFormElement form, params (string Name, string Value)[] filled)
    {
        var fields = FieldsOf(form).Where(field => filled.All(other => other.Name != field.Name)).Concat(filled).Select(field => KeyValuePair.Create(field.Name, field.Value));
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : form.Owner!.Location.PathName;
        using var content = new FormUrlEncodedContent(fields);
        return await SendAsync(HttpMethod.Post, address, content);
    }

    public static IEnumerable<(string Name, string Value)> FieldsOf(IHtmlFormElement form) =>
        from field in form.QuerySelectorAll("input[name], textarea[name], select[name]")
        where field is not IHtmlInputElement { Type: "file" or "submit" } and not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }
        select (field.GetAttribute("name")!, field switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement choice => choice.Value ?? "",
            _ => "",
        });
}
