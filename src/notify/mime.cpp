#include "notify/mime.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "core/text/utf8.hpp"

namespace zhuli::notify {

namespace {

constexpr int kMostDepth = 20;
constexpr std::size_t kMostParts = 200;
constexpr std::size_t kMostText = 1 << 20;
constexpr std::size_t kMostReferences = 50;

struct Freed {
    void operator()(char* text) const { g_free(text); }
    void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
    void operator()(GMimeReferences* references) const { g_mime_references_free(references); }
    template <class T>
    void operator()(T* object) const {
        g_object_unref(object);
    }
};
template <class T>
using Held = std::unique_ptr<T, Freed>;

std::string text_or_nothing(const char* text) { return text == nullptr ? std::string() : text; }

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(g_ascii_tolower(c));
    return out;
}

Held<GMimeParserOptions> lenient() {
    Held<GMimeParserOptions> options(g_mime_parser_options_new());
    // Headers that were written without saying in what.
    const char* charsets[] = {"utf-8", "gb18030", "big5", "iso-8859-1", nullptr};
    g_mime_parser_options_set_fallback_charsets(options.get(), charsets);
    return options;
}

std::string header(GMimeObject* object, const char* name) {
    return text_or_nothing(g_mime_object_get_header(object, name));
}

Held<GMimeMessage> parsed(std::string_view bytes, GMimeParserOptions* options) {
    Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    return Held<GMimeMessage>(g_mime_parser_construct_message(parser.get(), options));
}

/// With the transfer encoding undone.
std::string content_of(GMimePart* part) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    Held<GMimeStream> out(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, out.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string whole(GMimeObject* object) {
    Held<GMimeStream> out(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(object, nullptr, out.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
    GMimeContentType* told = g_mime_object_get_content_type(object);
    return told != nullptr && g_mime_content_type_is_type(told, type, subtype);
}

class Reader {
 public:
    Reader(ReadMail& mail, GMimeParserOptions* options) : mail_(mail), options_(options) {}

    void walk(GMimeObject* object, int depth = 0) {
        if (object == nullptr || depth > kMostDepth || ++parts_ > kMostParts) return;
        if (is_type(object, "message", "delivery-status")) mail_.is_report = true;
        if (is_type(object, "message", "disposition-notification")) mail_.is_receipt = true;
        if (GMIME_IS_MULTIPART(object)) return walk_parts(GMIME_MULTIPART(object), depth);
        if (GMIME_IS_MESSAGE_PART(object)) return take_message(GMIME_MESSAGE_PART(object));
        if (GMIME_IS_PART(object)) take_part(GMIME_PART(object));
    }

 private:
    void walk_parts(GMimeMultipart* parts, int depth) {
        if (is_type(GMIME_OBJECT(parts), "multipart", "report")) {
            const auto type = lower(text_or_nothing(
                g_mime_object_get_content_type_parameter(GMIME_OBJECT(parts), "report-type")));
            mail_.is_report = mail_.is_report || type == "delivery-status";
            mail_.is_receipt = mail_.is_receipt || type == "disposition-notification";
        }
        for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
            walk(g_mime_multipart_get_part(parts, i), depth + 1);
    }

    /// A mail in a mail: what a report is about, or something that was passed on.
    void take_message(GMimeMessagePart* part) {
        GMimeMessage* inner = g_mime_message_part_get_message(part);
        if (inner == nullptr) return;
        const auto id = text_or_nothing(g_mime_message_get_message_id(inner));
        if (mail_.is_report || mail_.is_receipt) {
            if (!id.empty()) mail_.refers_to.push_back(id);
            return;
        }
        auto name = text_or_nothing(g_mime_message_get_subject(inner));
        mail_.files.push_back(
            {(name.empty() ? std::string("mail") : name) + ".eml", whole(GMIME_OBJECT(inner))});
    }

    void take_part(GMimePart* part) {
        auto* object = GMIME_OBJECT(part);
        const bool plain = is_type(object, "text", "plain"), html = is_type(object, "text", "html");
        const auto name = text_or_nothing(g_mime_part_get_filename(part));
        if (is_type(object, "text", "rfc822-headers")) return take_headers(content_of(part));
        if (is_type(object, "message", "*")) return;
        if ((plain || html) && !g_mime_part_is_attachment(part) && name.empty())
            return take_text(part, html ? mail_.html : mail_.text);
        mail_.files.push_back({name.empty() ? unnamed(object) : name, content_of(part)});
    }

    void take_headers(const std::string& bytes) {
        const auto told = parsed(bytes + "\r\n\r\n", options_);
        const auto id =
            told ? text_or_nothing(g_mime_message_get_message_id(told.get())) : std::string();
        if (!id.empty()) mail_.refers_to.push_back(id);
    }

    static void take_text(GMimePart* part, std::string& into) {
        const auto charset = text_or_nothing(
            g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset"));
        auto text = mail_text(content_of(part), charset);
        if (text.find_first_not_of(" \t\r\n") == text.npos || into.size() > kMostText) return;
        if (!into.empty()) into += "\n\n";
        into += text;
    }

    static std::string unnamed(GMimeObject* object) {
        GMimeContentType* type = g_mime_object_get_content_type(object);
        const char* subtype = type ? g_mime_content_type_get_media_subtype(type) : nullptr;
        return "file." + (subtype ? lower(subtype) : std::string("bin"));
    }

    ReadMail& mail_;
    GMimeParserOptions* options_;
    std::size_t parts_ = 0;
};

void take_sender(GMimeMessage* message, ReadMail& mail) {
    for (auto* list : {g_mime_message_get_from(message), g_mime_message_get_sender(message)})
        for (int i = 0; list != nullptr && i < internet_address_list_length(list); ++i) {
            InternetAddress* one = internet_address_list_get_address(list, i);
            if (!INTERNET_ADDRESS_IS_MAILBOX(one)) continue;
            mail.from =
                text_or_nothing(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)));
            mail.from_name = text_or_nothing(internet_address_get_name(one));
            if (!mail.from.empty()) return;
        }
}

void take_references(GMimeMessage* message, GMimeParserOptions* options, ReadMail& mail) {
    for (const char* name : {"In-Reply-To", "References"}) {
        const auto told = header(GMIME_OBJECT(message), name);
        if (told.empty()) continue;
        const Held<GMimeReferences> ids(g_mime_references_parse(options, told.c_str()));
        for (int i = 0; ids && i < g_mime_references_length(ids.get()); ++i)
            mail.refers_to.push_back(
                text_or_nothing(g_mime_references_get_message_id(ids.get(), i)));
    }
    if (mail.refers_to.size() > kMostReferences) {  // the first began it, the last were answered
        auto& ids = mail.refers_to;
        ids.erase(ids.begin() + 2, ids.end() - static_cast<std::ptrdiff_t>(kMostReferences) + 2);
    }
}

std::string converted(std::string_view bytes, const char* charset) {
    gsize written = 0;
    const Held<char> out(g_convert(bytes.data(), static_cast<gssize>(bytes.size()), "UTF-8",
                                   charset, nullptr, &written, nullptr));
    return out ? std::string(out.get(), written) : std::string();
}

void start_gmime() {
    static std::once_flag started;
    std::call_once(started, [] { g_mime_init(); });
}

}  // namespace

std::string mail_text(std::string_view bytes, std::string_view charset) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.empty()) return {};
    auto name = lower(charset);
    // What calls itself by the name of a part of it is often more: "gb2312" with 镕 in it.
    for (const char* part : {"gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "euc-cn"})
        if (name == part) name = "gb18030";
    if (name == "us-ascii" || name == "ascii" || name == "utf8") name = "utf-8";
    if (!name.empty() && name != "utf-8")
        if (auto text = converted(bytes, name.c_str()); !text.empty()) return text;
    if (text::valid_utf8(bytes)) return std::string(bytes);
    if (auto text = converted(bytes, "GB18030"); !text.empty()) return text;
    const Held<char> rest(g_utf8_make_valid(bytes.data(), static_cast<gssize>(bytes.size())));
    return rest.get();
}

ReadMail read_mail(std::string_view bytes) {
    start_gmime();
    ReadMail mail;
    const auto options = lenient();
    const auto message = parsed(bytes, options.get());
    if (!message) return mail;
    auto* object = GMIME_OBJECT(message.get());
    take_sender(message.get(), mail);
    mail.subject = text_or_nothing(g_mime_message_get_subject(message.get()));
    mail.message_id = text_or_nothing(g_mime_message_get_message_id(message.get()));
    mail.date = header(object, "Date");
    mail.return_path = header(object, "Return-Path");
    mail.auto_submitted = header(object, "Auto-Submitted");
    mail.precedence = header(object, "Precedence");
    mail.list_id = header(object, "List-Id");
    mail.suppress = header(object, "X-Auto-Response-Suppress");
    mail.authentication = header(object, "Authentication-Results");
    take_references(message.get(), options.get(), mail);
    Reader(mail, options.get()).walk(g_mime_message_get_mime_part(message.get()));
    if (!mail.text.empty()) mail.html.clear();
    return mail;
}

}  // namespace zhuli::notify
