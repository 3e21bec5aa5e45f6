"""Programs that read the web for artificial intelligence, by the names they obey in robots.txt.

As their makers publish them, OpenAI at platform.openai.com/docs/bots and Google at
developers.google.com/crawling among them; github.com/ai-robots-txt keeps a list of all. Those that
search the web, and those that draw the card of a shared link, are not here: readers come by them.
"""

# They collect texts from which models are made.
TRAINING = [
    "AI2Bot",
    "Ai2Bot-Dolma",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ChatGLM-Spider",
    "ClaudeBot",
    "cohere-ai",
    "cohere-training-data-crawler",
    "DeepSeekBot",
    "Diffbot",
    "FacebookBot",
    "Google-Extended",
    "GPTBot",
    "ICC-Crawler",
    "ImagesiftBot",
    "img2dataset",
    "Kangaroo Bot",
    "laion-huggingface-processor",
    "LAIONDownloader",
    "meta-externalagent",
    "omgili",
    "omgilibot",
    "PanguBot",
    "SBIntuitionsBot",
    "TikTokSpider",
    "Timpibot",
    "VelenPublicWebCrawler",
    "Webzio-Extended",
]
# They look something up for a person who asked, or keep an index to answer such questions from.
ANSWERING = [
    "Amzn-SearchBot",
    "Amzn-User",
    "Andibot",
    "AzureAI-SearchBot",
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "Claude-Web",
    "DuckAssistBot",
    "Gemini-Deep-Research",
    "Google-CloudVertexBot",
    "Google-NotebookLM",
    "iAskBot",
    "LinerBot",
    "Manus-User",
    "meta-externalfetcher",
    "meta-webindexer",
    "MistralAI-User",
    "OAI-SearchBot",
    "Perplexity-User",
    "PerplexityBot",
    "PhindBot",
    "TavilyBot",
    "YouBot",
]
