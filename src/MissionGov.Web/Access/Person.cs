using MissionGov.Domain.People;

namespace MissionGov.Web.Access;

/// <summary>A post somebody holds.</summary>
/// <param name="Mission">The slug of the mission it is for; null for all.</param>
public sealed record Post(Role Role, string? Mission, string Title);

/// <summary>Whoever acts: the posts they hold decide what they may do and where.</summary>
/// <param name="Id">Tells people apart without a name; null for a visitor and at the command line.</param>
/// <param name="Title">The first post they hold.</param>
public sealed record Person(Guid? Id, string Title, IReadOnlyList<Post> Posts)
{
    public static readonly Person Visitor = new(null, "Visitor", []);

    /// <summary>Whoever can run the program on the server may do everything there.</summary>
    public static readonly Person CommandLine = new(null, "command line", []);

    /// <summary>The program itself, when held figures come out. It may do that and nothing else, and nobody else may.</summary>
    public static readonly Person ReleaseClock = new(null, "release at its time", []);

    /// <summary>All that this way in allows, such as a link in a mail; null for a full sign-in.</summary>
    public IReadOnlyList<Permission>? Only { get; init; }

    /// <summary>What acts for them while they are not there, such as a scheduled feed.</summary>
    public string? Through { get; init; }

    /// <summary>Who it was, as it stands in the audit.</summary>
    public string Signature => Through is null ? Title : $"{Through}, for {Title}";

    /// <summary>The one mission that this way in reaches; null for all.</summary>
    public string? Within { get; private init; }

    /// <summary>A role of the demo, which anybody may take: it never reaches the accounts of real people.</summary>
    public bool IsPersona { get; init; }

    /// <summary>Would look after accounts and posts, were it more than a role to try.</summary>
    public bool OnlyPlaysAdministrator => IsPersona && Posts.Any(post => Rights.Has(post.Role, Permission.Administer));

    /// <summary>The missions whose drafts this person sees; null for all of them.</summary>
    public IReadOnlyList<string>? Sees
    {
        get
        {
            if (ReferenceEquals(this, CommandLine) || ReferenceEquals(this, ReleaseClock)) return null;
            var reading = Posts.Where(post => Gives(post, Permission.ReadDrafts)).ToList();
            return reading.Exists(post => post.Mission is null) ? null : [.. reading.Select(post => post.Mission!).Distinct()];
        }
    }

    /// <summary>Two people with the same key are shown the same pages.</summary>
    public string Key => string.Join('|', Posts.Select(post => $"{post.Role}@{post.Mission}").Order().Distinct().Prepend(Title).Prepend(IsPersona ? "persona" : "").Concat(Only?.Select(permission => permission.ToString()) ?? []));

    /// <param name="mission">The slug of the mission concerned; null for what concerns all of them.</param>
    public bool May(Permission permission, string? mission) =>
        NeedsNoPost(permission) || Posts.Any(post => (post.Mission is null || post.Mission == mission) && Gives(post, permission));

    public bool MayAnywhere(Permission permission) =>
        NeedsNoPost(permission) || Posts.Any(post => Gives(post, permission));

    /// <summary>The same person by a way in that gives no more than some of what they may do.</summary>
    /// <param name="within">The mission that it is limited to; null for none.</param>
    public Person Limited(IReadOnlyList<Permission>? only, string? within) => this with
    {
        Only = only,
        Within = within,
        Posts = within is null ? Posts : [.. from post in Posts where post.Mission is null || post.Mission == within select post with { Mission = within }],
    };

    public bool Holds(string title) => Posts.Any(post => post.Title == title);

    /// <summary>A decision waits for whoever holds the post it is asked of, and for the minister of its mission.</summary>
    public bool IsAskedOf(string owner, string mission) => Holds(owner) || Posts.Any(post => post.Role == Role.Minister && (post.Mission is null || post.Mission == mission));

    private bool NeedsNoPost(Permission permission) =>
        permission is Permission.ReadPublished or Permission.ComeIn || (permission == Permission.ReleaseFigures ? ReferenceEquals(this, ReleaseClock) : ReferenceEquals(this, CommandLine)) || (permission == Permission.ManageOwnAccount && Id is not null && Only is null);

    private bool Gives(Post post, Permission permission) => Rights.Has(post.Role, permission) && Only?.Contains(permission) != false && !(IsPersona && permission == Permission.Administer);

    // By identity of who it is: lists compare by reference.
    public bool Equals(Person? other) => other is not null && Id == other.Id && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
