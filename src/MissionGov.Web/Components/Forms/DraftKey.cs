using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MissionGov.Web.Components.Forms;

/// <summary>The name that a form's draft is kept under. Whatever it is made of, the door of drafts takes it.</summary>
internal static partial class DraftKey
{
    private const int Readable = 80;

    /// <summary>One that is too long, or has other letters, gets a name made from all of it.</summary>
    public static string Of(string name) => Taken().IsMatch(name)
        ? name
        : $"draft-{Other().Replace(name[..Math.Min(name.Length, Readable)], "-")}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16]}";

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$")]
    private static partial Regex Taken();

    [GeneratedRegex("[^A-Za-z0-9._:-]")]
    private static partial Regex Other();
}
