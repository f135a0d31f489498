using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MissionGov.Tests;

/// <summary>A browser without scripts: it keeps cookies, follows links and sends forms with all that stands in them.</summary>
internal sealed class StaffBrowser : IDisposable
{
    private readonly HttpClient _client;

    private StaffBrowser(Uri site) => _client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = site };

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer came from, after redirects.</summary>
    public string Address { get; private set; } = "";

    /// <param name="role">A role of the demo; null for a visitor.</param>
    public static async Task<StaffBrowser> AsAsync(TestApp app, string? role)
    {
        var browser = new StaffBrowser(app.Address);
        if (role is null) return browser;
        var page = await browser.GetAsync("/persona");
        await browser.SendAsync("/persona", new() { ["title"] = role, ["from"] = "/how-we-rate", ["__RequestVerificationToken"] = Token(page) });
        Assert.Equal("/how-we-rate", browser.Address);
        return browser;
    }

    public async Task<IHtmlDocument> GetAsync(string address)
    {
        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    /// <summary>Sends the form of a page, with some fields filled in otherwise.</summary>
    public Task<IHtmlDocument> SubmitAsync(IHtmlDocument page, Dictionary<string, string> fill, string? action = null)
    {
        var (form, fields) = (FormOf(page), FieldsOf(page));
        foreach (var (name, value) in fill) fields[name] = value;
        return SendAsync(action ?? form.GetAttribute("action")!, fields);
    }

    public async Task<IHtmlDocument> SendAsync(string address, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    /// <summary>All that the form of a page would send.</summary>
    public static Dictionary<string, string> FieldsOf(IHtmlDocument page)
    {
        var form = FormOf(page);
        var fields = new Dictionary<string, string>();
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]"))
            if (input.Type is not ("checkbox" or "submit") || (input.Type == "checkbox" && input.IsChecked)) fields[input.Name!] = input.Value;
        foreach (var text in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]")) fields[text.Name!] = text.Value;
        foreach (var choice in form.QuerySelectorAll<IHtmlSelectElement>("select[name]")) fields[choice.Name!] = choice.Value ?? "";
        return fields;
    }

    public void Dispose() => _client.Dispose();

    private static IHtmlFormElement FormOf(IHtmlDocument page) =>
        page.QuerySelector<IHtmlFormElement>("main form[method=post]") ?? throw new InvalidOperationException($"No form: {page.QuerySelector("main")?.Words()}");

    private static string Token(IHtmlDocument page) => page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer)
    {
        (Status, Address) = (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
