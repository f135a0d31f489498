using System.Text;
using System.Xml;

namespace MissionGov.Web.Serving;

internal static class XmlLetters
{
    /// <summary>Without what XML has no sign for: people paste such things, and one of them would spoil a whole file.</summary>
    public static string Of(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || (rune != Rune.ReplacementChar && XmlConvert.IsXmlChar((char)rune.Value))));
}
