// Streaming XML over expat, handing out local names. The handler is any struct with
// start(name, attributes), end(name) and text(characters).
// Document types are refused outright: no workbook needs one and entity bombs live there.
#pragma once

#include <expat.h>

#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

#include "core/result.hpp"
#include "sheet/limits.hpp"
#include "sheet/refusal.hpp"

namespace zhuli::sheet {

inline std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class Attributes {
 public:
    explicit Attributes(const char** pairs) : pairs_(pairs) {}
    /// By name without prefix; empty when absent.
    std::string_view get(std::string_view name) const {
        for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
            if (local_name(pair[0]) == name) return pair[1];
        }
        return {};
    }

 private:
    const char** pairs_;
};

template <class Handler>
class XmlParser {
 public:
    explicit XmlParser(Handler& handler) : parser_(XML_ParserCreate(nullptr)), handler_(handler) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_start, on_end);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    }
    XmlParser(const XmlParser&) = delete;
    XmlParser& operator=(const XmlParser&) = delete;

    /// Refuses `sheet.xml_corrupt`, `sheet.xml_entities` and what the handler stopped with.
    Result<> feed(const char* text, std::size_t size, bool last) {
        const auto status = XML_Parse(parser_.get(), text, static_cast<int>(size), last);
        if (problem_) return *problem_;
        if (status == XML_STATUS_OK) return Done{};
        return refuse("sheet.xml_corrupt");
    }
    /// To be called from a handler: feed() will return this.
    void stop(Problem problem) {
        if (!problem_) problem_ = std::move(problem);
        XML_StopParser(parser_.get(), XML_FALSE);
    }

 private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    static XmlParser& self(void* user) { return *static_cast<XmlParser*>(user); }
    static void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** pairs) {
        XmlParser& parser = self(user);
        if (parser.problem_) return;
        if (++parser.depth_ > max_xml_depth) return parser.stop(refuse("sheet.xml_corrupt"));
        parser.handler_.start(local_name(name), Attributes(pairs));
    }
    static void XMLCALL on_end(void* user, const XML_Char* name) {
        XmlParser& parser = self(user);
        if (parser.problem_) return;
        --parser.depth_;
        parser.handler_.end(local_name(name));
    }
    static void XMLCALL on_text(void* user, const XML_Char* text, int size) {
        XmlParser& parser = self(user);
        if (!parser.problem_) parser.handler_.text({text, static_cast<std::size_t>(size)});
    }
    static void XMLCALL on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*,
                                   int) {
        self(user).stop(refuse("sheet.xml_entities"));
    }

    std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
    Handler& handler_;
    std::optional<Problem> problem_;
    std::size_t depth_ = 0;
};

}  // namespace zhuli::sheet
