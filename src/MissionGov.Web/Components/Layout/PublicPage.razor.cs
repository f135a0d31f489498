using Microsoft.AspNetCore.Components;
using MissionGov.Web.Access;

namespace MissionGov.Web.Components.Layout;

/// <summary>A link of the top bar: only what exists.</summary>
public sealed record NavigationLink(string Name, string Address);

/// <summary>Head, top bar, banner and foot around the content of a static page.</summary>
public sealed partial class PublicPage(IWebHostEnvironment environment)
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Description { get; set; }

    /// <summary>The full address under which search engines shall know the page.</summary>
    [Parameter]
    public string? Canonical { get; set; }

    [Parameter]
    public IReadOnlyList<NavigationLink> Navigation { get; set; } = [];

    /// <summary>The address of the link that is this page.</summary>
    [Parameter]
    public string? Current { get; set; }

    [Parameter]
    public string? DemoBanner { get; set; }

    /// <summary>"Figures as at 1 February 2026."</summary>
    [Parameter]
    public string? AsAt { get; set; }

    /// <summary>The page offers newer figures when the server names another version.</summary>
    [Parameter]
    public string? DataVersion { get; set; }

    /// <summary>Scripts of this page beside the common one, such as "/targets.js".</summary>
    [Parameter]
    public IReadOnlyList<string> Scripts { get; set; } = [];

    /// <summary>Style sheets of this page beside the common one.</summary>
    [Parameter]
    public IReadOnlyList<string> Styles { get; set; } = [];

    /// <summary>Whose drafts the forms of this page keep; null where none are kept.</summary>
    [Parameter]
    public Guid? DraftsOf { get; set; }

    /// <summary>It answers a form that was sent, and shows it again.</summary>
    [Parameter]
    public bool IsAnswer { get; set; }

    /// <summary>Who looks; null on pages that do not know.</summary>
    [Parameter]
    public Person? Person { get; set; }

    /// <summary>The address of its news, for programs that follow them.</summary>
    [Parameter]
    public string? Feed { get; set; }

    /// <summary>What search engines are told, as JSON-LD. It is data, never run; it must come escaped for a page, as System.Text.Json writes it.</summary>
    [Parameter]
    public string? About { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>They keep what is typed into a form marked data-draft.</summary>
    internal static readonly IReadOnlyList<string> DraftScripts = ["/drafts-kept.js", "/drafts-limits.js", "/drafts.js"];

    private string Address(string path) => StampedFile.Address(environment.WebRootFileProvider, path);
}
