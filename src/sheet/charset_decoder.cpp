#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "sheet/charset.hpp"

namespace zhuli::sheet {
namespace {

constexpr std::size_t encoded_chunk_bytes = 64u << 10;

void count_and_replace(const void* context, UConverterToUnicodeArgs* args, const char* units,
                       std::int32_t length, UConverterCallbackReason reason, UErrorCode* code) {
    if (reason > UCNV_IRREGULAR) return;  // reset, close and clone are not faults
    ++*static_cast<std::int64_t*>(const_cast<void*>(context));
    UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, code);
}

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const std::string& name) {
    UErrorCode code = U_ZERO_ERROR;
    Converter converter(ucnv_open(name.c_str(), &code));
    INVARIANT(U_SUCCESS(code), name);
    return converter;
}

}  // namespace

struct TextDecoder::Conversion {
    explicit Conversion(const std::string& charset)
        : from(open_converter(charset)), to(open_converter("UTF-8")), chunk(encoded_chunk_bytes) {
        UErrorCode code = U_ZERO_ERROR;
        ucnv_setToUCallBack(from.get(), count_and_replace, &replaced_count, nullptr, nullptr,
                            &code);
        INVARIANT(U_SUCCESS(code), charset);
    }

    Converter from, to;
    std::vector<char> chunk;
    std::size_t at = 0, filled = 0;
    std::array<UChar, 4096> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    bool started = false, source_ended = false, ended = false;
    std::int64_t replaced_count = 0;
};

TextDecoder::TextDecoder(ByteSource& source, const TextScan& scan)
    : source_(source), skip_bytes_(scan.bom_bytes) {
    source_.rewind();
    if (scan.charset != "UTF-8" || !scan.faultless) {
        conversion_ = std::make_unique<Conversion>(scan.charset);
    }
}

TextDecoder::~TextDecoder() = default;

Result<std::size_t> TextDecoder::read_raw(char* to, std::size_t room) {
    while (skip_bytes_ > 0) {
        std::array<char, 4> mark{};
        TRY(std::size_t skipped, source_.read(mark.data(), std::min(skip_bytes_, mark.size())));
        if (skipped == 0) return std::size_t{0};
        skip_bytes_ -= skipped;
    }
    return source_.read(to, room);
}

Result<std::size_t> TextDecoder::read(char* to, std::size_t room) {
    while (true) {
        auto got = conversion_ ? convert(to, room) : read_raw(to, room);
        if (!got.ok() || *got == 0) return got;
        if (std::memchr(to, 0, *got) == nullptr) return got;
        char* end = std::remove(to, to + *got, '\0');
        const auto kept = static_cast<std::size_t>(end - to);
        removed_nul_count_ += static_cast<std::int64_t>(*got - kept);
        if (kept > 0) return kept;
    }
}

Result<std::size_t> TextDecoder::convert(char* to, std::size_t room) {
    Conversion& c = *conversion_;
    char* target = to;
    while (target == to && !c.ended) {
        if (c.at == c.filled && !c.source_ended) {
            TRY(c.filled, read_raw(c.chunk.data(), c.chunk.size()));
            c.at = 0;
            c.source_ended = c.filled == 0;
        }
        UErrorCode code = U_ZERO_ERROR;
        const char* source = c.chunk.data() + c.at;
        ucnv_convertEx(c.to.get(), c.from.get(), &target, to + room, &source,
                       c.chunk.data() + c.filled, c.pivot.data(), &c.pivot_source, &c.pivot_target,
                       c.pivot.data() + c.pivot.size(), !c.started, c.source_ended, &code);
        c.started = true;
        c.at = static_cast<std::size_t>(source - c.chunk.data());
        if (code == U_BUFFER_OVERFLOW_ERROR) break;
        INVARIANT(U_SUCCESS(code), u_errorName(code));
        c.ended = c.source_ended;
    }
    return static_cast<std::size_t>(target - to);
}

std::int64_t TextDecoder::replaced_count() const {
    return conversion_ ? conversion_->replaced_count : 0;
}

std::int64_t TextDecoder::removed_nul_count() const { return removed_nul_count_; }

}  // namespace zhuli::sheet
