using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MissionGov.Tests;

/// <summary>Pages as a test reads them.</summary>
internal static class Pages
{
    public static async Task<IHtmlDocument> PageAsync(this TestApp app, string address)
    {
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode} {html[..Math.Min(html.Length, 300)]}");
        return new HtmlParser().ParseDocument(html);
    }

    public static Task<byte[]> BytesAsync(this TestApp app, string address) => app.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Text as a person reads it: one space between words.</summary>
    public static string Words(this AngleSharp.Dom.INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The cells of each row, one space between.</summary>
    public static IReadOnlyList<string> Rows(this AngleSharp.Dom.IParentNode node) => [.. node.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(Words)))];
}
