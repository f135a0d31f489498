using System.Security.Cryptography;
using System.Text;

namespace MissionGov.Web.Access.SignIn;

/// <summary>The code that whoever can read the program's console shows to make the first administrator. It is short-lived, works once, and is made anew at each start.</summary>
internal sealed class SetUpCode(TimeProvider clock)
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(15);

    private const int MostTries = 10;
    private const int Groups = 4;
    private const int GroupLength = 4;

    // Letters and digits that nobody takes for one another.
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private readonly Lock _gate = new();
    private string? _code;
    private DateTimeOffset _until;
    private int _tries;

    /// <summary>Makes a new code; an older one is void.</summary>
    public string Make()
    {
        var code = string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));
        lock (_gate) (_code, _until, _tries) = (code, clock.GetUtcNow() + ValidFor, 0);
        return code;
    }

    public bool IsRight(string? typed)
    {
        lock (_gate)
        {
            if (_code is null || clock.GetUtcNow() >= _until || ++_tries > MostTries) return false;
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Plain(_code)), Encoding.UTF8.GetBytes(Plain(typed)));
        }
    }

    public void Spend()
    {
        lock (_gate) _code = null;
    }

    private static string Plain(string? code) => (code ?? "").Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
