using Microsoft.AspNetCore.Components;
using MissionGov.Web.Components.Layout;

namespace MissionGov.Web.Tests.Components.Layout;

public class PublicPageTests
{
    private static readonly RenderFragment Content = builder => builder.AddMarkupContent(0, "<h1>Finding</h1>");

    [Fact]
    public async Task It_is_a_whole_document_that_a_keyboard_can_enter()
    {
        var html = await PageAsync();

        Assert.StartsWith("<!DOCTYPE html>", html.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en-GB\">", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("href=\"#main\"", StringComparison.Ordinal) < html.IndexOf("<nav", StringComparison.Ordinal));
        Assert.Contains("<main id=\"main\" tabindex=\"-1\"><h1>Finding</h1></main>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/targets\" aria-current=\"page\">Targets</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_files_carry_a_stamp_of_their_content() =>
        Assert.Matches("href=\"/site.css\\?v=[0-9a-f]{10}\"", await PageAsync());

    [Fact]
    public async Task Nothing_in_it_needs_inline_script_or_another_origin()
    {
        var html = await PageAsync();

        Assert.DoesNotMatch("<script(?![^>]* src=\"/)", html);
        Assert.DoesNotMatch(" on[a-z]+=", html);
        Assert.DoesNotMatch(" style=", html);
        Assert.DoesNotMatch("(src|stylesheet\" href)=\"http", html);
    }

    [Fact]
    public async Task What_is_not_given_leaves_no_trace()
    {
        var html = await Rendered.AsHtmlAsync<PublicPage>(("Title", "Missions"), ("ChildContent", Content));

        Assert.DoesNotContain("class=\"demo\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("canonical", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Data version", html, StringComparison.Ordinal);
    }

    private static Task<string> PageAsync() => Rendered.AsHtmlAsync<PublicPage>(
        ("Title", "Targets"), ("ChildContent", Content), ("Current", "/targets"), ("DataVersion", "12"), ("DemoBanner", "Not live."),
        ("Navigation", new NavigationLink[] { new("Missions", "/missions"), new("Targets", "/targets") }));
}
