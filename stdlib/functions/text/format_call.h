// What format and printf share.
#pragma once

#include <fmt/format.h>

#include "interpreter/library/java_format.h"
#include "interpreter/library/lift.h"

namespace dohyo::stdlib {

template <JavaFormat::Flavour flavour>
struct FormatCall {
  std::optional<JavaFormat> constant;
  time::Zone zone;

  static std::optional<FormatCall> prepare(Preparation& preparation) {
    const auto& text = preparation.arguments[0];
    auto zone = time::Zone::find(preparation.options.timezone);
    FormatCall call{{}, zone ? *zone : *time::Zone::find("UTC")};
    if (text.form != Argument::Form::text) return call;
    JavaFormat::Problem problem;
    call.constant = JavaFormat::compile(text.value.as_text(), flavour, problem);
    if (!call.constant) {
      preparation.error("invalid-format", text.span, problem.message);
      return {};
    }
    if (call.constant->arguments() < preparation.arguments.size()) return call;
    preparation.error("argument-count", text.span,
                      fmt::format("this template wants {} argument{}", call.constant->arguments(), call.constant->arguments() == 1 ? "" : "s"));
    return {};
  }

  Value operator()(std::span<const Value> arguments, CallContext& context) const {
    std::optional<JavaFormat> computed;
    if (!constant) {
      if (arguments[0].is_null()) return Value::null();
      JavaFormat::Problem problem;
      computed = JavaFormat::compile(text_of(arguments[0], context.arena), flavour, problem);
      if (!computed || computed->arguments() >= arguments.size()) {
        context.note("computed templates that mean nothing, or want more arguments, gave null");
        return Value::null();
      }
    }
    auto text = (constant ? *constant : *computed).write(arguments.subspan(1), zone, context);
    return text ? context.arena.text(*text) : Value::null();
  }
};

}  // namespace dohyo::stdlib
